import type pg from "pg";

/** Recipients by state, as the trigger counted them. Empty while the database restarts. */
export async function statesOf(admin: pg.Pool, campaign: string): Promise<Record<string, number>> {
  for (;;) {
    try {
      const { rows } = await admin.query(
        "SELECT state, sum(n)::int AS n FROM campaign_tally WHERE campaign_id = $1 GROUP BY state HAVING sum(n) <> 0",
        [campaign],
      );
      return Object.fromEntries(rows.map((row) => [row.state, row.n]));
    } catch {
      await Bun.sleep(50);
    }
  }
}

/** Waits until all that went out is delivered. → how long that took after the last send arrived, ms */
export async function everySettled(
  admin: pg.Pool,
  campaign: string,
  graph: { unique: number; lastAtMs: number },
): Promise<number> {
  const deadlineMs = performance.now() + 120_000;
  while (performance.now() < deadlineMs) {
    const { waiting = 0, sending = 0, accepted = 0, delivered = 0 } = await statesOf(admin, campaign);
    if (waiting + sending + accepted === 0 && delivered === graph.unique) break;
    await Bun.sleep(50);
  }
  return performance.now() - graph.lastAtMs;
}
