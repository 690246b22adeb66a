import type { Received } from "./received";

/** Every message that arrived on a customer's phone, in order, and findable by id; the oldest are forgotten. */
export class MessageLedger {
  constructor(private readonly capacity = 100_000) {}

  private readonly byKey = new Map<string, Received>();
  private readonly byId = new Map<string, Received[]>();

  /** Notes one decryption; `repeat` = it was asked for again, so it does not count as sent twice. */
  note(message: Omit<Received, "times" | "devices">, device: number, repeat: boolean): Received {
    const key = `${message.customer} ${message.id}`;
    const known = this.byKey.get(key);
    if (!known) {
      const entry: Received = { ...message, times: 1, devices: [device] };
      this.byKey.set(key, entry);
      const same = this.byId.get(message.id);
      if (same) same.push(entry);
      else this.byId.set(message.id, [entry]);
      if (this.byKey.size > this.capacity) this.forgetOldest();
      return entry;
    }
    if (!known.devices.includes(device)) known.devices.push(device);
    else if (!repeat) known.times++;
    return known;
  }

  has(customer: string, id: string): boolean {
    return this.byKey.has(`${customer} ${id}`);
  }

  find(id: string): Received[] {
    return this.byId.get(id) ?? [];
  }

  get total(): number {
    return this.byKey.size;
  }

  /** Oldest first. */
  all(): Received[] {
    return [...this.byKey.values()];
  }

  to(customer: string): Received[] {
    return this.all().filter((entry) => entry.customer === customer);
  }

  /** What arrived more than once: an id decrypted twice unasked. */
  repeated(): Received[] {
    return this.all().filter((entry) => entry.times > 1);
  }

  /** The same words to the same customer under different ids: somebody got it twice. */
  doubled(): Received[][] {
    const groups = new Map<string, Received[]>();
    for (const entry of this.byKey.values()) {
      if (entry.text === "") continue;
      const key = `${entry.customer} ${entry.text}`;
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
    return [...groups.values()].filter((group) => group.length > 1);
  }

  private forgetOldest(): void {
    const [oldest] = this.byKey;
    if (!oldest) return;
    this.byKey.delete(oldest[0]);
    this.byId.delete(oldest[1].id);
  }

  clear(): void {
    this.byKey.clear();
    this.byId.clear();
  }
}
