/**
 * Exact accounting of what went out: one count per (phone, outgoing id). Chaos tests read it to show that nothing
 * was sent twice. It is the one list here that grows without bound; `clear` empties it.
 */
export class Ledger {
  private counts = new Map<string, number>();
  total = 0;

  /** `outgoingId` is the sender's own id, carried with the message. */
  add(phoneDigits: string, outgoingId: string): void {
    const key = `${phoneDigits} ${outgoingId}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    this.total++;
  }

  get unique(): number {
    return this.counts.size;
  }

  count(phoneDigits: string, outgoingId: string): number {
    return this.counts.get(`${phoneDigits} ${outgoingId}`) ?? 0;
  }

  /** Keys sent more than once. */
  duplicates(): { phone: string; outgoingId: string; count: number }[] {
    return this.entries().filter((entry) => entry.count > 1);
  }

  entries(): { phone: string; outgoingId: string; count: number }[] {
    return [...this.counts].map(([key, count]) => {
      const space = key.indexOf(" ");
      return { phone: `+${key.slice(0, space)}`, outgoingId: key.slice(space + 1), count };
    });
  }

  clear(): void {
    this.counts.clear();
    this.total = 0;
  }
}
