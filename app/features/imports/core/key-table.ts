/**
 * A map from text to a small integer that holds millions of entries in flat memory: 12 bytes each, no strings. Keys are
 * known by 64 bits of hash (two of 32); for two million keys the chance that any two are taken for one is 1 in 9 million.
 */
export class KeyTable {
  #high: Uint32Array;
  #low: Uint32Array;
  #values: Int32Array;
  #mask: number;
  size = 0;

  constructor(expected = 1024) {
    let slots = 1024;
    while (slots * 0.7 < expected) slots *= 2;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#values = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  /** → the value, or undefined. */
  get(key: string): number | undefined {
    const at = this.#find(hash(key, 1) || 1, hash(key, 2));
    return this.#high[at] === 0 ? undefined : this.#values[at];
  }

  /** Sets a value (a 32-bit integer) and answers the one before. */
  set(key: string, value: number): number | undefined {
    if (this.size >= (this.#mask + 1) * 0.7) this.#grow();
    const high = hash(key, 1) || 1;
    const low = hash(key, 2);
    const at = this.#find(high, low);
    const before = this.#high[at] === 0 ? undefined : this.#values[at];
    if (before === undefined) this.size++;
    this.#high[at] = high;
    this.#low[at] = low;
    this.#values[at] = value;
    return before;
  }

  /** 0 in `high` means empty, so no hash is 0 there. */
  #find(high: number, low: number): number {
    let at = low & this.#mask;
    while (this.#high[at] !== 0 && !(this.#high[at] === high && this.#low[at] === low)) {
      at = (at + 1) & this.#mask;
    }
    return at;
  }

  #grow(): void {
    const [high, low, values] = [this.#high, this.#low, this.#values];
    const slots = (this.#mask + 1) * 2;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#values = new Int32Array(slots);
    this.#mask = slots - 1;
    for (let i = 0; i < high.length; i++) {
      if (high[i] === 0) continue;
      const at = this.#find(high[i]!, low[i]!);
      this.#high[at] = high[i]!;
      this.#low[at] = low[i]!;
      this.#values[at] = values[i]!;
    }
  }
}

function hash(key: string, seed: number): number {
  return Bun.hash.xxHash32(key, seed);
}
