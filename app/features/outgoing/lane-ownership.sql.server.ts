import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

export interface TakenLane {
  /** Fences everything the previous owner may still try. */
  epoch: string;
  /** Rows of the previous owner that may have gone out: unknown now, never sent again by themselves. */
  unknown: { id: string; campaignId: string | null }[];
}

/**
 * Takes a lane over: a new epoch, and what the last owner had marked as sending becomes unknown. At most once per epoch.
 * @param seenEpoch the epoch that was judged ownerless; undefined when somebody was quicker.
 */
export function takeLane(
  ctx: CompanyContext,
  connectionId: string,
  owner: string,
  seenEpoch: string,
): Promise<TakenLane | undefined> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const [lane] = await sql.query<{ epoch: string }>(
      `UPDATE lane SET owner = $2, epoch = epoch + 1, renewed_at = now()
       WHERE connection_id = $1 AND epoch = $3 RETURNING epoch::text`,
      [connectionId, owner, seenEpoch],
    );
    if (!lane) return undefined;
    const claims = await sql.query<{ ids: string[] }>(
      "DELETE FROM lane_claim WHERE connection_id = $1 RETURNING outgoing_ids AS ids",
      [connectionId],
    );
    const ids = claims.flatMap((claim) => claim.ids);
    const unknown = await sql.query<{ id: string; campaignId: string | null }>(
      `WITH lost AS (
         UPDATE outgoing SET state = 'unknown', settled_at = now()
         WHERE id = ANY ($1::uuid[]) AND state = 'sending' RETURNING id, campaign_id)
       , noted AS (INSERT INTO event (kind, subject_id) SELECT 'message.unknown', id FROM lost)
       SELECT id, campaign_id AS "campaignId" FROM lost`,
      [ids],
    );
    return { epoch: lane.epoch, unknown };
  });
}

/** Proves that the owner lives. → false when the lane was taken over meanwhile. */
export function renewLane(ctx: CompanyContext, connectionId: string, epoch: string): Promise<boolean> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const touched = await sql.execute(
      "UPDATE lane SET renewed_at = now() WHERE connection_id = $1 AND epoch = $2",
      [connectionId, epoch],
    );
    return touched === 1;
  });
}

/** Lets the lane go, when nothing is in hand any more. */
export function releaseLane(ctx: CompanyContext, connectionId: string, epoch: string): Promise<void> {
  return sqlTransaction(ctx, "write", async (sql) => {
    await sql.execute(
      "UPDATE lane SET owner = NULL, renewed_at = NULL WHERE connection_id = $1 AND epoch = $2",
      [connectionId, epoch],
    );
  });
}

/**
 * Writes down when the lane has something to do next. The lock comes first: see wakeLane.
 * @param campaignsFrom campaigns of this number are held until then, whatever is due
 */
export function settleLaneWake(
  ctx: CompanyContext,
  connectionId: string,
  campaignsFrom: Date | null = null,
): Promise<Date | null> {
  return sqlTransaction(ctx, "write", async (sql) => {
    await sql.query("SELECT 1 FROM lane WHERE connection_id = $1 FOR UPDATE", [connectionId]);
    const [next] = await sql.query<{ wakeAt: Date | null }>(
      `UPDATE lane SET wake_at = (
         SELECT min(CASE WHEN c.id IS NULL THEN d.not_before ELSE greatest(d.not_before, $2::timestamptz) END)
         FROM outgoing_due AS d LEFT JOIN campaign AS c ON c.id = d.stream_id
         WHERE d.connection_id = $1 AND (c.id IS NULL OR c.state IN ('preparing', 'running')))
       WHERE connection_id = $1 RETURNING wake_at AS "wakeAt"`,
      [connectionId, campaignsFrom],
    );
    return next?.wakeAt ?? null;
  });
}
