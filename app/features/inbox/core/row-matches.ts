import type { ConversationRow } from "../conversation-row";
import type { InboxFilter } from "./inbox-filter";

type Shown = Pick<
  ConversationRow,
  | "state"
  | "unansweredSince"
  | "assigneeId"
  | "departmentId"
  | "connectionId"
  | "campaignId"
  | "labelIds"
  | "unread"
  | "handledBy"
>;

/** Whether a row belongs in a list, as far as the browser knows: what moves a row at once, before the server has said so. */
export function rowMatches(row: Shown, filter: InboxFilter, me: string): boolean {
  if (!isInView(row, filter.view)) return false;
  if (filter.who === "unassigned" && row.assigneeId !== null) return false;
  if (filter.who && filter.who !== "unassigned") {
    if (row.assigneeId !== (filter.who === "mine" ? me : filter.who)) return false;
  }
  if (filter.department && row.departmentId !== filter.department) return false;
  if (filter.connection && row.connectionId !== filter.connection) return false;
  if (filter.campaign && row.campaignId !== filter.campaign) return false;
  if (filter.label && !row.labelIds.includes(filter.label)) return false;
  if (filter.unread && row.unread === 0) return false;
  return !filter.handledBy || row.handledBy === filter.handledBy;
}

function isInView(row: Shown, view: InboxFilter["view"]): boolean {
  if (view === "all") return true;
  if (view === "waiting") return row.state === "open" && row.unansweredSince !== null;
  return row.state === view;
}
