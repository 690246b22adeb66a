import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { TemplateSnapshot } from "./campaign-content";
import type { SendWindow } from "./core/send-window";

export interface LaneCampaign {
  id: string;
  templateSnapshot: TemplateSnapshot;
  /** {always: true}, a window, or null = the company's, or the product's for marketing */
  sendWindow: SendWindow | { always: true } | null;
  companySendWindow: SendWindow | null;
  rate: number | null;
}

/** What stays the same while a campaign runs. */
export function loadLaneCampaigns(ctx: CompanyContext, ids: string[]): Promise<LaneCampaign[]> {
  return sqlTransaction(ctx, "read", (sql) =>
    sql.query<LaneCampaign>(
      `SELECT c.id, c.template_snapshot AS "templateSnapshot", c.send_window AS "sendWindow",
         k.send_window AS "companySendWindow", c.rate
       FROM campaign AS c JOIN company AS k ON k.id = c.company_id WHERE c.id = ANY ($1::uuid[])`,
      [ids],
    ),
  );
}
