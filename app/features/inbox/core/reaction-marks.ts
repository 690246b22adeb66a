import type { Reaction } from "../thread-message";

/** message.reactions: one mark per side. An empty emoji says that it was taken back, and when. */
export interface ReactionMark extends Reaction {
  /** ISO text. */
  at: string;
}

/** The marks after one more: of one side the later stays, also when the earlier arrives afterwards. */
export function withReaction(marks: readonly ReactionMark[] | null, mark: ReactionMark): ReactionMark[] {
  const before = marks?.find(({ by }) => by === mark.by);
  if (before && before.at > mark.at) return [...marks!];
  return [...(marks ?? []).filter(({ by }) => by !== mark.by), mark];
}

/** What is shown of them. */
export const shownReactions = (marks: readonly ReactionMark[] | null): Reaction[] =>
  (marks ?? [])
    .filter(({ emoji }) => emoji !== "")
    .map(({ by, emoji, userId }) => ({ by, emoji, ...(userId && { userId }) }));
