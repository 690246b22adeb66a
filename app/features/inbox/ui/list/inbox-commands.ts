/** What the open conversation's own parts do when a key or the palette asks for it. */
export type InboxCommand = "reply" | "note" | "template" | "quickReply" | "panel";

const doers = new Map<InboxCommand, Set<() => void>>();

/** The part that does it, while it is on screen: `useEffect(() => onInboxCommand("reply", focus), [])`. → stops */
export function onInboxCommand(command: InboxCommand, run: () => void): () => void {
  const known = doers.get(command) ?? new Set();
  doers.set(command, known.add(run));
  return () => known.delete(run);
}

/** → whether anybody was there to do it */
export function runInboxCommand(command: InboxCommand): boolean {
  const known = doers.get(command);
  for (const run of known ?? []) run();
  return (known?.size ?? 0) > 0;
}
