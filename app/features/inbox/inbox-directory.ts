import type { ChannelKind } from "~/channels/channel";

/** Names behind the ids that rows and bubbles carry; fetched once, and again when one is missing. */
export interface InboxDirectory {
  me: { userId: string; role: string; visibility: "all" | "department" | "own"; away: boolean };
  members: { userId: string; name: string; online: boolean; departmentIds: string[]; role: string }[];
  departments: { id: string; name: string }[];
  labels: { id: string; name: string; color: number }[];
  connections: { id: string; name: string; kind: ChannelKind; state: string }[];
  quickReplies: { id: string; shortcut: string; text: string }[];
}
