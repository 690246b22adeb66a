/** Which conversations a member sees: see core/sight.ts of the inbox. */
export const VISIBILITIES = ["all", "department", "own"] as const;
export type Visibility = (typeof VISIBILITIES)[number];
/** Conversations given to one member at most, by themselves. */
export const MOST_CAPACITY = 1_000;
