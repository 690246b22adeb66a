import type { ConversationRow } from "../../conversation-row";

interface Known {
  me: string;
  /** When this tab began to listen: what is older is no news. ISO text. */
  since: string;
  /** Moment of the last message told, by conversation. */
  told: ReadonlyMap<string, string>;
}

type Heard = Pick<
  ConversationRow,
  "id" | "lastAuthor" | "lastMessageAt" | "assigneeId" | "state" | "blocked"
>;

/** Whether a person's new message concerns this member: it is theirs, or nobody's yet. */
export function worthTelling(row: Heard, { me, since, told }: Known): boolean {
  if (row.lastAuthor !== "customer" || row.state !== "open" || row.blocked) return false;
  if (row.assigneeId !== null && row.assigneeId !== me) return false;
  const after = told.get(row.id) ?? since;
  return row.lastMessageAt > after;
}
