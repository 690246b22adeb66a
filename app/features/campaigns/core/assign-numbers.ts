/** A number that a campaign by QR takes turns over. */
export interface TurnNumber {
  id: string;
  /** Messages per day it may send: who may send twice as many gets twice as many people. */
  weight: number;
  /** People of this campaign it has already. */
  load: number;
  /** It can send now. People whom nobody has written to go to those that can. */
  open: boolean;
}

/**
 * Gives each person a number. Who has heard from one of them stays there, whatever its load; everybody else goes, in order,
 * to the number with the most room: the one that would be least far through its days with one person more.
 * @param people `heardFrom` = id of the number that the person knows; of a number that is not of this campaign it is ignored
 * @returns an id of `numbers` for each person, in their order. The same facts give the same answer.
 * @throws Error without numbers
 */
export function assignNumbers(
  people: readonly { heardFrom: string | null }[],
  numbers: readonly TurnNumber[],
): string[] {
  if (numbers.length === 0) throw new Error("There is no number to assign people to");
  const turns = numbers.map(({ id, weight, load, open }) => ({
    id,
    weight: Math.max(weight, 0),
    load,
    open,
  }));
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  // Those who stay count first, whatever their place: balance is over everybody.
  for (const { heardFrom } of people) {
    const known = heardFrom === null ? undefined : byId.get(heardFrom);
    if (known) known.load += 1;
  }
  const able = usable(turns);
  return people.map(({ heardFrom }) => {
    if (heardFrom !== null && byId.has(heardFrom)) return heardFrom;
    let best = able[0]!;
    for (const turn of able) if (roomAfter(turn) < roomAfter(best)) best = turn;
    best.load += 1;
    return best.id;
  });
}

/** With none that can send, or none that may, they share as if all could: the people wait there. */
function usable<Turn extends { weight: number; open: boolean }>(turns: Turn[]): Turn[] {
  const open = turns.filter((turn) => turn.open);
  const from = open.length > 0 ? open : turns;
  const weighty = from.filter(({ weight }) => weight > 0);
  return weighty.length > 0 ? weighty : from;
}

const roomAfter = ({ load, weight }: { load: number; weight: number }) => (load + 1) / Math.max(weight, 1e-9);
