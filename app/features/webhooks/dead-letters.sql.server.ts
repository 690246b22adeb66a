import type { RolePool } from "~/platform/db/role-pool.server";

export interface DeadLetterRow {
  id: string;
  companyId: string | null;
  connectionId: string | null;
  source: string;
  error: string;
  tries: number;
  receivedAt: Date | null;
  at: Date;
  /** Null when the raw body is gone already; then it cannot be replayed. */
  body: Uint8Array | null;
}

const SELECT = `
  SELECT d.id::text AS id, d.company_id AS "companyId", r.connection_id AS "connectionId", coalesce(r.source, '') AS source,
    d.error, d.tries, r.received_at AS "receivedAt", d.at, substring(r.body FROM 1 FOR 65536) AS body
  FROM inbound_dead AS d LEFT JOIN inbound_raw AS r ON r.id = d.id`;

/** Dead letters of one company; of no company (never routed) with null, for the operator. Newest first. */
export function deadLettersOf(intake: RolePool, companyId: string | null, most: number) {
  return intake.run((sql) =>
    sql.query<DeadLetterRow>(
      `${SELECT} WHERE d.company_id IS NOT DISTINCT FROM $1::uuid ORDER BY d.id DESC LIMIT $2`,
      [companyId, most],
    ),
  );
}

/** Puts a company's dead letter back into the queue. → whether there was one whose body is still kept */
export async function requeueDeadLetter(
  intake: RolePool,
  companyId: string | null,
  id: string,
): Promise<boolean> {
  const moved = await intake.run((sql) =>
    sql.execute(
      `WITH back AS (
         DELETE FROM inbound_dead AS d USING inbound_raw AS r
         WHERE d.id = $1::bigint AND r.id = d.id AND d.company_id IS NOT DISTINCT FROM $2::uuid RETURNING d.id
       )
       INSERT INTO inbound_pending (id) SELECT id FROM back ON CONFLICT (id) DO NOTHING`,
      [id, companyId],
    ),
  );
  return moved > 0;
}

/**
 * Removes what has had its time: raw bodies that are neither waiting nor dead after `rawDays`, parked statuses after 7
 * days (Meta repeats for as long), dead letters after `deadDays`. In slices, so that no lock is held for long.
 * → raw bodies removed
 */
export async function pruneInboundRaw(
  intake: RolePool,
  { rawDays, deadDays }: { rawDays: number; deadDays: number },
): Promise<number> {
  await intake.run(async (sql) => {
    await sql.execute("DELETE FROM parked_status WHERE parked_at < now() - interval '7 days'");
    await sql.execute("DELETE FROM inbound_dead WHERE at < now() - make_interval(days => $1)", [deadDays]);
  });
  let removed = 0;
  for (;;) {
    const slice = await intake.run((sql) =>
      sql.execute(
        `DELETE FROM inbound_raw WHERE id IN (
           SELECT r.id FROM inbound_raw AS r
           WHERE r.received_at < now() - make_interval(days => $1)
             AND NOT EXISTS (SELECT FROM inbound_pending AS p WHERE p.id = r.id)
             AND NOT EXISTS (SELECT FROM inbound_dead AS d WHERE d.id = r.id)
           LIMIT 5000)`,
        [Math.max(7, rawDays)],
      ),
    );
    removed += slice;
    if (slice < 5000) return removed;
  }
}
