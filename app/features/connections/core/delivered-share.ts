/** Messages by state, as the tallies of campaigns count them. */
export type StateNumbers = Readonly<Record<string, number>>;

/**
 * How many of the messages whose end is known arrived, 0 to 1 in thousandths, never rounded up; null while no end is
 * known. What is on its way, held or unknown is neither.
 */
export function deliveredShare(numbers: StateNumbers): number | null {
  const arrived = (numbers.delivered ?? 0) + (numbers.read ?? 0);
  const ended = arrived + (numbers.failed ?? 0);
  return ended === 0 ? null : Math.floor((arrived * 1000) / ended) / 1000;
}
