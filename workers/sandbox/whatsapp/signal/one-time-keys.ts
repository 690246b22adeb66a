const ENTRY_BYTES = 35;

/**
 * The one-time pre-keys that a linked device left with the server, handed out oldest first, each once. Kept as one
 * block of bytes: eight hundred small objects for each of hundreds of devices would be most of the server's memory.
 */
export class OneTimeKeys {
  private block: Buffer;
  private next = 0;

  constructor(saved = "") {
    this.block = Buffer.from(saved, "base64");
  }

  get size(): number {
    return (this.block.length - this.next) / ENTRY_BYTES;
  }

  add(keys: { id: number; value: Buffer }[]): void {
    const added = Buffer.allocUnsafe(keys.length * ENTRY_BYTES);
    keys.forEach(({ id, value }, index) => {
      added.writeUIntBE(id, index * ENTRY_BYTES, 3);
      value.copy(added, index * ENTRY_BYTES + 3, 0, 32);
    });
    this.block = Buffer.concat([this.block.subarray(this.next), added]);
    this.next = 0;
  }

  take(): { id: number; value: Buffer } | undefined {
    if (this.size === 0) return undefined;
    const entry = this.block.subarray(this.next, this.next + ENTRY_BYTES);
    this.next += ENTRY_BYTES;
    return { id: entry.readUIntBE(0, 3), value: Buffer.from(entry.subarray(3)) };
  }

  save(): string {
    return this.block.subarray(this.next).toString("base64");
  }
}
