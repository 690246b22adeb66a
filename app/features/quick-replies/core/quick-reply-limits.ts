export const LONGEST_SHORTCUT = 32;
export const LONGEST_REPLY = 4_000;
