import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { SENT_TYPE } from "./sent-type";
import type { OwnedSession } from "./session-ownership.sql.server";

/** The session belongs to a newer owner: this one may write nothing more. */
export class SessionLost extends Error {
  constructor() {
    super("This session was taken over");
  }
}

export interface StoredKey {
  type: string;
  id: string;
  /** Sealed; null = the key is gone. */
  value: Uint8Array | null;
}

/** The sealed keys of one type that there are. */
export function readKeys(
  { ctx, connectionId }: OwnedSession,
  type: string,
  ids: string[],
): Promise<{ id: string; value: Uint8Array }[]> {
  return sqlTransaction(ctx, "read", (sql) =>
    sql.prepared(
      "SELECT id, value FROM whatsapp_key WHERE connection_id = $1 AND type = $2 AND id = ANY ($3::text[])",
      [connectionId, type, ids],
    ),
  );
}

// The row of the session is locked for share: a take-over waits for this write, or this write sees it.
const WRITE = `
  WITH mine AS (SELECT 1 FROM whatsapp_session WHERE connection_id = $1 AND epoch = $2 FOR SHARE)
  , gone AS (
    DELETE FROM whatsapp_key AS k USING mine, unnest($3::text[], $4::text[]) AS d (type, id)
    WHERE k.connection_id = $1 AND k.type = d.type AND k.id = d.id)
  , kept AS (
    INSERT INTO whatsapp_key (connection_id, type, id, value)
    SELECT $1, g.type, g.id, substring($7::bytea FROM g.begins FOR g.bytes)
    FROM mine, unnest($5::text[], $6::text[], $8::int[], $9::int[]) AS g (type, id, begins, bytes)
    ON CONFLICT (company_id, connection_id, type, id) DO UPDATE SET value = excluded.value)
  SELECT 1 AS mine FROM mine`;

/**
 * Sets and removes keys, all or none.
 * @throws SessionLost when the epoch has passed
 */
export async function writeKeys(owned: OwnedSession, keys: readonly StoredKey[]): Promise<void> {
  const gone = keys.filter(({ value }) => value === null);
  const kept = keys.filter((key): key is StoredKey & { value: Uint8Array } => key.value !== null);
  const begins: number[] = [];
  let at = 1;
  for (const { value } of kept) {
    begins.push(at);
    at += value.byteLength;
  }
  const rows = await sqlTransaction(owned.ctx, "write", (sql) =>
    sql.prepared(WRITE, [
      owned.connectionId,
      owned.epoch,
      gone.map(({ type }) => type),
      gone.map(({ id }) => id),
      kept.map(({ type }) => type),
      kept.map(({ id }) => id),
      Buffer.concat(kept.map(({ value }) => value)),
      begins,
      kept.map(({ value }) => value.byteLength),
    ]),
  );
  if (rows.length === 0) throw new SessionLost();
}

/** @throws SessionLost when the epoch has passed */
export async function writeCreds(owned: OwnedSession, sealed: string): Promise<void> {
  const touched = await sqlTransaction(owned.ctx, "write", (sql) =>
    sql.execute(
      `UPDATE whatsapp_session SET creds = $3, creds_version = creds_version + 1
       WHERE connection_id = $1 AND epoch = $2`,
      [owned.connectionId, owned.epoch, sealed],
    ),
  );
  if (touched === 0) throw new SessionLost();
}

/**
 * Forgets credentials and keys: nothing of the old link opens anything any more. Who was linked stays, for the re-link;
 * and what was sent, since its absence would say that it never left.
 * @throws SessionLost when the epoch has passed
 */
export async function wipeKeys(owned: OwnedSession): Promise<void> {
  await sqlTransaction(owned.ctx, "write", async (sql) => {
    const touched = await sql.execute(
      `UPDATE whatsapp_session SET creds = NULL, creds_version = creds_version + 1
       WHERE connection_id = $1 AND epoch = $2`,
      [owned.connectionId, owned.epoch],
    );
    if (touched === 0) throw new SessionLost();
    await sql.execute("DELETE FROM whatsapp_key WHERE connection_id = $1 AND type <> $2", [
      owned.connectionId,
      SENT_TYPE,
    ]);
  });
}
