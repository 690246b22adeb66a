/** FNV-1a, 32 bits: the same text always gives the same number, on every machine. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** true in `percent` of a hundred draws */
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  between(low: number, high: number): number;
}

/** Mulberry32 seeded by a text. Small, fast, and good enough for pretend people. */
export function randomFrom(seed: string): Random {
  let state = hashText(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    chance: (percent) => next() * 100 < percent,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    between: (low, high) => low + next() * (high - low),
  };
}
