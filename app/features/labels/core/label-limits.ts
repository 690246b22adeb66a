/** 0 is plain; 1 to 6 are the avatars' tints. */
export const LABEL_COLORS = [0, 1, 2, 3, 4, 5, 6] as const;
export const LONGEST_LABEL = 40;
