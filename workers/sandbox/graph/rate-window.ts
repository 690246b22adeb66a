const SLOTS = 20;
const SLOT_MS = 50;

/**
 * Messages in the last second, counted in slots of 50 ms: O(1) and no allocation, since the hot path asks it for
 * every message. `peak` is the busiest second so far, for tests that check a sender's pacing.
 */
export class RateWindow {
  private readonly counts = new Int32Array(SLOTS);
  private slot = 0;
  private total = 0;
  peak = 0;

  /** Takes one place if the second still has one; `perSecond` 0 never refuses. */
  take(now: number, perSecond: number): boolean {
    this.forget(now);
    if (perSecond > 0 && this.total >= perSecond) return false;
    this.counts[this.slot % SLOTS]!++;
    this.total++;
    if (this.total > this.peak) this.peak = this.total;
    return true;
  }

  clear(): void {
    this.counts.fill(0);
    this.total = 0;
    this.peak = 0;
  }

  private forget(now: number): void {
    const slot = Math.floor(now / SLOT_MS);
    if (slot <= this.slot) return;
    const steps = Math.min(slot - this.slot, SLOTS);
    for (let step = 1; step <= steps; step++) {
      const index = (slot - steps + step) % SLOTS;
      this.total -= this.counts[index]!;
      this.counts[index] = 0;
    }
    this.slot = slot;
  }
}
