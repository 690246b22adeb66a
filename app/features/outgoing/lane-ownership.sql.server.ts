import { SENT_TYPE } from "~/features/whatsapp/sent-type";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

export interface TakenLane {
  /** Fences everything the previous owner may still try. */
  epoch: string;
  /** Rows of the previous owner that may have gone out: unknown now, never sent again by themselves. */
  unknown: { id: string; campaignId: string | null }[];
}

// Only who holds the session may say that nothing left: its last owner's epoch has passed, so that nothing can any more.
// What was kept is forgotten after three days; a day is well within.
const GIVE_BACK = `
  WITH never AS (
    SELECT o.id, c.state IS DISTINCT FROM 'cancelled' AS goes_on
    FROM outgoing AS o LEFT JOIN campaign AS c ON c.id = o.campaign_id
    WHERE o.id = ANY ($1::uuid[]) AND o.state = 'sending' AND o.sending_at > now() - interval '1 day'
      AND EXISTS (SELECT FROM whatsapp_session WHERE connection_id = $2 AND owner = $3)
      AND NOT EXISTS (SELECT FROM whatsapp_key WHERE connection_id = $2 AND type = '${SENT_TYPE}'
        AND id = upper(replace(o.id::text, '-', '')))
  )
  UPDATE outgoing AS o SET epoch = NULL,
    state = CASE WHEN goes_on THEN 'waiting' ELSE 'skipped' END,
    why = CASE WHEN NOT goes_on THEN 'cancelled' END,
    not_before = CASE WHEN goes_on THEN now() END,
    settled_at = CASE WHEN NOT goes_on THEN now() END
  FROM never WHERE o.id = never.id AND o.id = ANY ($1::uuid[])`;

/**
 * Takes a lane over: a new epoch, and what the last owner had marked as sending becomes unknown. At most once per epoch.
 * Of a number linked by QR whose session is ours, what was never enciphered has not left, and waits again.
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
    if (ids.length > 0) await sql.execute(GIVE_BACK, [ids, connectionId, owner]);
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
