import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

export interface Planted {
  id: string;
  name: string;
  phone: string;
  /** Text of its newest bubble. */
  newest: string;
}

const BUBBLES = 40;

/**
 * Conversations of one number, each with as many bubbles as a thread shows at once, the newest conversation first; the
 * first one has `longest` bubbles.
 */
export function plantInbox(
  ctx: CompanyContext,
  connectionId: string,
  { conversations, longest }: { conversations: number; longest: number },
): Promise<Planted[]> {
  return sqlTransaction(ctx, "write", async (sql) => {
    await sql.execute(
      `INSERT INTO contact (id, first_name, last_name, phone, search)
       SELECT app_uuidv7(), 'Cliente', n::text, '+55219' || (80000000 + n), 'cliente ' || n || ' 55219' || (80000000 + n)
       FROM generate_series(1, $1::int) AS n`,
      [conversations],
    );
    await sql.execute(
      `INSERT INTO identity (contact_id, kind, value, match_key)
       SELECT id, kind, CASE kind WHEN 'wa' THEN ltrim(phone, '+') ELSE phone END, ltrim(phone, '+')
       FROM contact CROSS JOIN unnest(ARRAY['phone', 'wa']) AS kind`,
    );
    await sql.execute(
      `INSERT INTO conversation (connection_id, contact_id, state, last_message_at, last_inbound_at, window_until, preview,
         last_type, last_author, opened_at)
       SELECT $1::uuid, id, 'open', now() - last_name::int * interval '1 minute', now() - last_name::int * interval '1 minute',
         now() + interval '20 hours', 'A última do cliente ' || last_name, 'text', 'customer', now() FROM contact`,
      [connectionId],
    );
    await sql.execute(
      `INSERT INTO message (id, conversation_id, connection_id, direction, author, type, text, at)
       SELECT app_uuidv7(), v.id, v.connection_id, CASE WHEN n % 3 = 0 THEN 'out' ELSE 'in' END,
         CASE WHEN n % 3 = 0 THEN 'phone' ELSE 'customer' END, 'text',
         CASE n WHEN 1 THEN 'A última do cliente ' || c.last_name
           ELSE repeat('Linha de conversa *comum* sobre o pedido ', 1 + n % 4) || n END,
         v.last_message_at - (n - 1) * interval '40 seconds'
       FROM conversation AS v JOIN contact AS c ON c.id = v.contact_id
       CROSS JOIN LATERAL generate_series(1, CASE c.last_name WHEN '1' THEN $1::int ELSE ${BUBBLES} END) AS n`,
      [longest],
    );
    return sql.query<Planted>(
      `SELECT v.id::text AS id, 'Cliente ' || c.last_name AS name, ltrim(c.phone, '+') AS phone, v.preview AS newest
       FROM conversation AS v JOIN contact AS c ON c.id = v.contact_id ORDER BY v.last_message_at DESC`,
    );
  });
}
