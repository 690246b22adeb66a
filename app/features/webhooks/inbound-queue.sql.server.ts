import type { RolePool } from "~/platform/db/role-pool.server";
import type { InboundSource } from "./store-inbound.sql.server";

/** A lease on one stored webhook. */
export interface LeasedInbound {
  /** bigint as text */
  id: string;
  tries: number;
  bytes: number;
}

export interface StoredInbound {
  id: string;
  source: InboundSource;
  connectionId: string | null;
  body: Uint8Array;
  query: string | null;
  receivedAt: Date;
}

/**
 * Takes what is due, oldest first, and pushes it `leaseSeconds` ahead: whoever dies with it in hand loses it to another
 * worker, and no lock is held while it is applied. `tries` counts the takes, this one included. The column rounds to the
 * millisecond: what was stored this instant may lie that much ahead.
 */
export function leaseInbound(intake: RolePool, most: number, leaseSeconds: number): Promise<LeasedInbound[]> {
  return intake.run((sql) =>
    sql.query<LeasedInbound>(
      `WITH due AS (
         SELECT id FROM inbound_pending WHERE not_before <= now() + interval '1 millisecond'
         ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
       )
       UPDATE inbound_pending AS p
       SET not_before = now() + make_interval(secs => $2), tries = least(p.tries + 1, 1000)
       FROM due JOIN inbound_raw AS r ON r.id = due.id
       WHERE p.id = due.id
       RETURNING p.id::text AS id, p.tries, octet_length(r.body) AS bytes`,
      [most, leaseSeconds],
    ),
  );
}

/** Keeps leases that take longer than they were given. */
export async function renewInbound(intake: RolePool, ids: string[], leaseSeconds: number): Promise<void> {
  await intake.run((sql) =>
    sql.execute(
      "UPDATE inbound_pending SET not_before = now() + make_interval(secs => $2) WHERE id = ANY ($1::bigint[])",
      [ids, leaseSeconds],
    ),
  );
}

/** The bodies of leased webhooks, in the order in which they came. */
export function loadInbound(intake: RolePool, ids: string[]): Promise<StoredInbound[]> {
  return intake.run((sql) =>
    sql.query<StoredInbound>(
      `SELECT id::text AS id, source, connection_id AS "connectionId", body, query, received_at AS "receivedAt"
       FROM inbound_raw WHERE id = ANY ($1::bigint[]) ORDER BY id`,
      [ids],
    ),
  );
}

export interface ParkedRow {
  companyId: string;
  connectionId: string;
  providerId: string;
  /** A StatusEvent; dates as ISO text. */
  event: unknown;
}

export interface DeadRow {
  id: string;
  companyId: string | null;
  tries: number;
  error: string;
}

export interface FinishedInbound {
  applied: string[];
  parked: ParkedRow[];
  dead: DeadRow[];
  /** Not applied now, through no fault of theirs: id → seconds until they come again. */
  later: Map<string, number>;
}

/** Ends leases in one transaction: applied and dead ones leave the queue, the others come again. */
export async function finishInbound(intake: RolePool, done: FinishedInbound): Promise<void> {
  await intake.run(async (sql) => {
    if (done.parked.length > 0) {
      await sql.execute(
        `INSERT INTO parked_status (company_id, connection_id, provider_id, event)
         SELECT "companyId", "connectionId", "providerId", event FROM json_to_recordset($1::json)
           AS given ("companyId" uuid, "connectionId" uuid, "providerId" text, event jsonb)`,
        [JSON.stringify(done.parked)],
      );
    }
    if (done.dead.length > 0) {
      await sql.execute(
        `INSERT INTO inbound_dead (id, company_id, tries, error)
         SELECT id, "companyId", tries, error FROM json_to_recordset($1::json)
           AS given (id bigint, "companyId" uuid, tries smallint, error text)
         ON CONFLICT (id) DO UPDATE SET error = excluded.error, tries = excluded.tries,
           company_id = excluded.company_id, at = now()`,
        [JSON.stringify(done.dead)],
      );
    }
    const gone = [...done.applied, ...done.dead.map(({ id }) => id)];
    if (gone.length > 0) {
      await sql.execute("DELETE FROM inbound_pending WHERE id = ANY ($1::bigint[])", [gone]);
    }
    if (done.later.size > 0) {
      await sql.execute(
        `UPDATE inbound_pending AS p SET not_before = now() + make_interval(secs => l.seconds),
           tries = greatest(p.tries - 1, 0)
         FROM unnest($1::bigint[], $2::int[]) AS l (id, seconds) WHERE p.id = l.id`,
        [[...done.later.keys()], [...done.later.values()]],
      );
    }
  });
}

/** Whether anything is due or in somebody's hands; what was put off for later does not count. */
export async function isAnythingPending(intake: RolePool): Promise<boolean> {
  const rows = await intake.run((sql) =>
    sql.query(
      "SELECT 1 FROM inbound_pending WHERE not_before <= now() + interval '1 millisecond' OR tries > 0 LIMIT 1",
    ),
  );
  return rows.length > 0;
}

export interface ParkedStatus extends ParkedRow {
  id: string;
  parkedAt: Date;
}

/** Parked statuses not older than `seconds`, the newest first. */
export function listParked(intake: RolePool, seconds: number, most: number): Promise<ParkedStatus[]> {
  return intake.run((sql) =>
    sql.query<ParkedStatus>(
      `SELECT id::text AS id, company_id AS "companyId", connection_id AS "connectionId",
         provider_id AS "providerId", event, parked_at AS "parkedAt"
       FROM parked_status WHERE parked_at > now() - make_interval(secs => $1) ORDER BY id DESC LIMIT $2`,
      [seconds, most],
    ),
  );
}

export async function forgetParked(intake: RolePool, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await intake.run((sql) => sql.execute("DELETE FROM parked_status WHERE id = ANY ($1::bigint[])", [ids]));
}
