export interface QueueDefinition {
  readonly name: string;
  /** pg-boss queue options. Jobs are made to be run again: every handler finds out what is left to do. */
  readonly options: {
    retryLimit: number;
    retryDelay: number;
    retryBackoff: boolean;
    expireInSeconds: number;
    policy?: "standard" | "short" | "singleton" | "stately";
    notify: true;
  };
}

const queue = (
  name: string,
  expireInSeconds = 900,
  policy?: QueueDefinition["options"]["policy"],
): QueueDefinition => ({
  name,
  options: {
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds,
    notify: true,
    ...(policy && { policy }),
  },
});

/** Every queue there is. `migrate` makes them, since the app's role may only add jobs. */
export const JOB_QUEUES: readonly QueueDefinition[] = [
  queue("campaign.prepare", 3600),
  queue("campaign.cancel", 3600),
  queue("campaign.retry", 3600),
  queue("import.prove", 3600),
  queue("import.run", 7200),
  queue("import.undo", 7200),
  queue("template.sync", 600),
  queue("connection.check", 300),
  queue("contacts.delete", 3600),
  queue("media.fetch", 900),
  queue("inbox.backlog", 300),
];
