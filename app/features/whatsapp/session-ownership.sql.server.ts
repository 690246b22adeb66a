import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

/** A session in the hands of this process. Everything it writes names the epoch. */
export interface OwnedSession {
  readonly ctx: CompanyContext;
  readonly connectionId: string;
  /** bigint as text */
  readonly epoch: string;
}

/**
 * Takes a session over: a new epoch, after which the last owner can write nothing more.
 * @param seenEpoch the epoch that was judged ownerless
 * @returns the new epoch; undefined when somebody was quicker
 */
export function takeSession(
  ctx: CompanyContext,
  connectionId: string,
  owner: string,
  seenEpoch: string,
): Promise<string | undefined> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const [taken] = await sql.query<{ epoch: string }>(
      `UPDATE whatsapp_session SET owner = $2, epoch = epoch + 1, renewed_at = now()
       WHERE connection_id = $1 AND epoch = $3 RETURNING epoch::text`,
      [connectionId, owner, seenEpoch],
    );
    return taken?.epoch;
  });
}

/** Proves that the owner of these sessions lives, in one statement. → those that are still ours */
export function renewSessions(
  ctx: CompanyContext,
  held: readonly Pick<OwnedSession, "connectionId" | "epoch">[],
): Promise<Set<string>> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const rows = await sql.query<{ id: string }>(
      `UPDATE whatsapp_session AS s SET renewed_at = now()
       FROM (SELECT s.connection_id FROM whatsapp_session AS s
         JOIN unnest($1::uuid[], $2::bigint[]) AS held (id, epoch)
           ON s.connection_id = held.id AND s.epoch = held.epoch
         ORDER BY s.connection_id FOR NO KEY UPDATE OF s) AS mine
       WHERE s.connection_id = mine.connection_id RETURNING s.connection_id AS id`,
      [held.map(({ connectionId }) => connectionId), held.map(({ epoch }) => epoch)],
    );
    return new Set(rows.map(({ id }) => id));
  });
}

/** Lets a session go once its socket has been seen closed. What it shows of a link under way is worth nothing any more. */
export async function releaseSession({ ctx, connectionId, epoch }: OwnedSession): Promise<void> {
  await sqlTransaction(ctx, "write", (sql) =>
    sql.execute(
      `UPDATE whatsapp_session SET owner = NULL, renewed_at = NULL, phase = 'off', phase_at = now(), qr = NULL,
         qr_until = NULL, pairing_code = NULL, pairing_phone = NULL, retry_at = NULL
       WHERE connection_id = $1 AND epoch = $2`,
      [connectionId, epoch],
    ),
  );
}
