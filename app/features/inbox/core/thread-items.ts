import type { ThreadMessage } from "../thread-message";

/** What a thread draws, one below the other. `key` is stable, so that what did not change is not drawn again. */
export type ThreadItem =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string; count: number }
  | { kind: "answers"; key: string; campaign: { id: string; name: string } }
  | { kind: "message"; key: string; message: ThreadMessage; first: boolean; names: boolean }
  | { kind: "note"; key: string; message: ThreadMessage }
  | { kind: "line"; key: string; message: ThreadMessage };

export interface ThreadItemOptions {
  /** Which day a moment is of, in the reader's zone: any text that differs from day to day. */
  dayOf(at: string): string;
  /** How many of the person's newest messages the reader has not seen when the thread opens. */
  unread?: number;
}

/** Bubbles of one side further apart than this begin a new group. */
const GROUP_MS = 5 * 60_000;

/**
 * Orders a thread for reading: a line for each day, groups of bubbles by the same author, the author's name over the
 * first outgoing one of a group, a line where the person begins to answer a campaign, and one over what is unread.
 * @param messages oldest first
 */
export function threadItems(messages: readonly ThreadMessage[], options: ThreadItemOptions): ThreadItem[] {
  const items: ThreadItem[] = [];
  const firstUnread = firstUnreadAt(messages, options.unread ?? 0);
  let previous: ThreadMessage | undefined;
  let day: string | undefined;
  let campaignId: string | undefined;
  messages.forEach((message, at) => {
    const itsDay = options.dayOf(message.at);
    const newDay = itsDay !== day;
    if (newDay) items.push({ kind: "day", key: `day ${itsDay}`, at: message.at });
    day = itsDay;
    const unreadHere = at === firstUnread;
    if (unreadHere) items.push({ kind: "unread", key: "unread", count: options.unread ?? 0 });
    const answers = message.direction === "in" ? message.campaign : null;
    const newCampaign = answers !== null && answers.id !== campaignId && !sameCampaign(previous, answers.id);
    if (newCampaign) items.push({ kind: "answers", key: `answers ${message.id}`, campaign: answers });
    if (message.campaign) campaignId = message.campaign.id;
    if (message.direction === "internal") {
      items.push({ kind: message.type === "note" ? "note" : "line", key: message.id, message });
      previous = undefined;
      return;
    }
    const first = newDay || unreadHere || newCampaign || !sameGroup(previous, message);
    items.push({
      kind: "message",
      key: message.id,
      message,
      first,
      names: message.direction === "out" && first,
    });
    previous = message;
  });
  return items;
}

/** A campaign's bubble right above says already what is answered. */
function sameCampaign(previous: ThreadMessage | undefined, campaignId: string): boolean {
  return previous?.author === "campaign" && previous.campaign?.id === campaignId;
}

function sameGroup(one: ThreadMessage | undefined, next: ThreadMessage): boolean {
  return (
    one !== undefined &&
    one.direction === next.direction &&
    one.author === next.author &&
    one.authorId === next.authorId &&
    (one.author !== "campaign" || one.campaign?.id === next.campaign?.id) &&
    Date.parse(next.at) - Date.parse(one.at) < GROUP_MS
  );
}

/** Index of the oldest of the `unread` newest messages of the person; -1 when all are read or it is not loaded. */
function firstUnreadAt(messages: readonly ThreadMessage[], unread: number): number {
  let left = unread;
  for (let at = messages.length - 1; left > 0 && at >= 0; at -= 1) {
    if (messages[at]?.direction !== "in") continue;
    left -= 1;
    if (left === 0) return at;
  }
  return -1;
}
