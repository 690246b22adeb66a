import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { InboxSettings } from "./inbox-settings";
import { queueBacklog } from "./queue-backlog.server";
import { readInboxSettings } from "./read-inbox-settings.server";

/** Saves the given settings and writes down which of them changed. */
export function changeInboxSettings(ctx: CompanyContext, changes: Partial<InboxSettings>): Promise<void> {
  return ctx.transaction(async (tx) => {
    const before = await readInboxSettings(tx);
    const after = { ...before, ...changes };
    const keys = Object.keys(after) as (keyof InboxSettings)[];
    const fields = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
    if (fields.length === 0) return;
    await tx.db.company.updateMany({ data: { inbox: after } });
    await recordAudit(tx, {
      action: "inbox.changed",
      subjectType: "company",
      subjectId: tx.companyId,
      fields,
    });
    if (after.autoAssign && !before.autoAssign) await queueBacklog(tx);
  });
}
