import type { InboxCounts } from "~/features/inbox/inbox-counts";

export interface InboxNumbers {
  /** Conversations in which somebody waits for an answer: the one filled counter. */
  waiting: number;
  /** Open ones, beside the menu's entries, by their address. */
  counts: Record<string, number>;
}

/** The inbox's counts as the menu shows them. */
export function inboxNumbers({ views, who }: Pick<InboxCounts, "views" | "who">): InboxNumbers {
  return {
    waiting: views.waiting,
    counts: { "/inbox?who=mine": who.mine, "/inbox?who=unassigned": who.unassigned, "/inbox": who.all },
  };
}
