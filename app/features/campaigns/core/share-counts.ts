import { assignNumbers, type TurnNumber } from "./assign-numbers";

/**
 * How many people each number will have, as `assignNumbers` would share them, without knowing who they are.
 * @param known by number id: people who stay with it
 * @returns by number id, in the numbers' order; the counts add up to `people`
 */
export function shareCounts(
  people: number,
  known: ReadonlyMap<string, number>,
  numbers: readonly TurnNumber[],
): Map<string, number> {
  const counts = new Map(numbers.map(({ id }) => [id, known.get(id) ?? 0]));
  const staying = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const turns = numbers.map((one) => ({ ...one, load: one.load + (counts.get(one.id) ?? 0) }));
  const strangers = Array.from({ length: Math.max(0, people - staying) }, () => ({ heardFrom: null }));
  for (const id of assignNumbers(strangers, turns)) counts.set(id, counts.get(id)! + 1);
  return counts;
}
