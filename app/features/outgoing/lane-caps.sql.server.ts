import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

export interface CapUse {
  contactId: string;
  sent: number;
  oldestAt: Date;
}

/** Marketing that went out (or may have) to these people in the last hours, over all campaigns and numbers. */
export function loadCapUse(ctx: CompanyContext, contactIds: string[], hours: number): Promise<CapUse[]> {
  return sqlTransaction(ctx, "read", (sql) =>
    sql.query<CapUse>(
      `SELECT contact_id AS "contactId", count(*)::int AS sent, min(sending_at) AS "oldestAt" FROM outgoing
       WHERE contact_id = ANY ($1::uuid[]) AND purpose = 'MARKETING' AND source = 'campaign'
         AND sending_at > now() - make_interval(hours => $2)
         AND state IN ('sending', 'unknown', 'accepted', 'held', 'delivered', 'read')
       GROUP BY contact_id`,
      [contactIds, hours],
    ),
  );
}
