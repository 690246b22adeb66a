import { livePublisherOf } from "~/live/live-publisher.server";
import type { AppProcess } from "~/platform/app-process.server";
import { handleJobs } from "./handle-jobs";
import { JOBS } from "./jobs/all-jobs";
import { startLaneSupervisor } from "./senders/lane-supervisor";

export interface Stoppable {
  stop(): Promise<void>;
}

/** Starts what WORKER_ROLES asks for, and stops it in the opposite order. */
export async function startRoles(app: AppProcess, owner: string): Promise<Stoppable> {
  const { env, database } = app;
  const started: Stoppable[] = [];
  if (env.workerRoles.includes("senders")) started.push(startLaneSupervisor(owner));
  if (env.workerRoles.includes("jobs")) {
    if (database.boss) await handleJobs(database.boss, app, JOBS);
  }
  return {
    async stop() {
      for (const role of started.reverse()) await role.stop();
      await livePublisherOf(database).close();
    },
  };
}
