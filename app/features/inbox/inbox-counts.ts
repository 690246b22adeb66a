import type { InboxView } from "./core/inbox-filter";

/** Where counting stops: this number is shown as "999+". */
export const COUNTED_AT_MOST = 1_000;

/** How many conversations the reader would see in each view or choice, COUNTED_AT_MOST at most. */
export interface InboxCounts {
  views: Record<InboxView, number>;
  who: { mine: number; unassigned: number; all: number };
  /** With something that this reader has not seen. */
  unread: number;
  /** Answered by the AI. */
  persona: number;
}
