import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

/** What WhatsApp said about a phone. */
export interface KnownNumber {
  found: boolean;
  /** Digits as WhatsApp writes them: Brazil's ninth digit may be gone. */
  waId: string | null;
  lid: string | null;
}

/** Somebody who is on WhatsApp rarely leaves it; somebody who is not may join any day. */
export const FRESH_DAYS = { found: 30, notFound: 7 } as const;

/** What is known and fresh; undefined = ask. @param phone E.164 with "+" */
export function loadNumberCheck(ctx: CompanyContext, phone: string): Promise<KnownNumber | undefined> {
  return sqlTransaction(ctx, "read", async (sql) => {
    const [known] = await sql.query<KnownNumber>(
      `SELECT found, wa_id AS "waId", lid FROM whatsapp_check
       WHERE phone = $1 AND checked_at > now() - make_interval(days => CASE WHEN found THEN $2::int ELSE $3::int END)`,
      [phone, FRESH_DAYS.found, FRESH_DAYS.notFound],
    );
    return known;
  });
}

export function saveNumberCheck(ctx: CompanyContext, phone: string, said: KnownNumber): Promise<void> {
  return sqlTransaction(ctx, "write", async (sql) => {
    await sql.execute(
      `INSERT INTO whatsapp_check (phone, found, wa_id, lid) VALUES ($1, $2, $3, $4)
       ON CONFLICT (company_id, phone) DO UPDATE
         SET found = EXCLUDED.found, wa_id = EXCLUDED.wa_id, lid = EXCLUDED.lid, checked_at = now()`,
      [phone, said.found, said.waId, said.lid],
    );
  });
}
