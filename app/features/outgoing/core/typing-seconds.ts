const CHARACTERS_PER_SECOND = 5;
const SHORTEST = 3;
const LONGEST = 15;

/**
 * How long "is writing…" shows before a campaign message: by its length, about five characters a second, give or take a
 * sixth, from 3 to 15 seconds. @param random in [0, 1)
 */
export function typingSeconds(text: string, random: number): number {
  const even = text.length / CHARACTERS_PER_SECOND;
  return Math.min(LONGEST, Math.max(SHORTEST, even * (5 / 6 + random / 3)));
}
