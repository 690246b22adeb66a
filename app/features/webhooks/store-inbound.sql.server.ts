import type { RolePool } from "~/platform/db/role-pool.server";

/** `whatsapp`: not a webhook but what a linked number's socket brought; see StoredNode. */
export type InboundSource = "meta" | "twilio-sms" | "twilio-status" | "whatsapp";

/** One webhook as it arrived, its signature checked. */
export interface InboundWebhook {
  source: InboundSource;
  connectionId: string | null;
  /** See inboundHash. */
  hash: string;
  body: Uint8Array;
  query: string | null;
}

// The bodies travel as one binary value and are cut apart by the database: no hexadecimal, no escaping.
const STORE = `
  WITH stored AS (
    INSERT INTO inbound_raw (source, connection_id, hash, body, query)
    SELECT source, connection_id, hash, substring($4::bytea FROM begins FOR bytes), query
    FROM unnest($1::text[], $2::uuid[], $3::uuid[], $5::int[], $6::int[], $7::text[])
      AS given (source, connection_id, hash, begins, bytes, query)
    ON CONFLICT (hash) DO NOTHING
    RETURNING id
  )
  INSERT INTO inbound_pending (id) SELECT id FROM stored`;

/**
 * Stores webhooks in one statement and resolves after its COMMIT. An exact repeat is left out silently.
 * In the order of their hashes, so that two processes with the same repeats wait for each other rather than deadlock.
 */
export async function storeInbound(intake: RolePool, webhooks: InboundWebhook[]): Promise<void> {
  const sorted = [...webhooks].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const begins: number[] = [];
  let at = 1;
  for (const { body } of sorted) {
    begins.push(at);
    at += body.byteLength;
  }
  await intake.run((sql) =>
    sql.execute(STORE, [
      sorted.map(({ source }) => source),
      sorted.map(({ connectionId }) => connectionId),
      sorted.map(({ hash }) => hash),
      Buffer.concat(sorted.map(({ body }) => body)),
      begins,
      sorted.map(({ body }) => body.byteLength),
      sorted.map(({ query }) => query),
    ]),
  );
}
