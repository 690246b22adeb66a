/** What one process of clients heard since it was asked last. */
export interface ClientFigures {
  /** Tenths of a millisecond from telling to hearing, and how often. */
  bins: [tenths: number, count: number][];
  deliveries: number;
  frames: number;
  /** Of another company. */
  crossed: number;
  /** Of conversations that the listener's member does not see. */
  unseen: number;
  /** Sockets that the server ended. */
  closed: number;
}

export function mergeFigures(all: readonly ClientFigures[]) {
  const counts = new Map<number, number>();
  for (const [bin, count] of all.flatMap(({ bins }) => bins)) counts.set(bin, (counts.get(bin) ?? 0) + count);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const sum = (field: "deliveries" | "frames" | "crossed" | "unseen" | "closed") =>
    all.reduce((total, one) => total + one[field], 0);
  const deliveries = sum("deliveries");
  const quantile = (share: number) => {
    let seen = 0;
    for (const [bin, count] of sorted) {
      seen += count;
      if (seen >= share * deliveries) return (bin + 1) / 10;
    }
    return Number.NaN;
  };
  return {
    deliveries,
    frames: sum("frames"),
    crossed: sum("crossed"),
    unseen: sum("unseen"),
    closed: sum("closed"),
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
  };
}
