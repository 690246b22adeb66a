import { type AuditFact, recordAudit } from "~/features/audit/record-audit.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Database } from "~/platform/db/database.server";
import { companiesOfUser } from "./user-store.sql.server";

/** Something about a person's own account, written into the audit log of every company they belong to. */
export async function recordUserAudit(
  database: Database,
  userId: string,
  fact: Pick<AuditFact, "action" | "fields">,
): Promise<void> {
  for (const companyId of await companiesOfUser(database.auth, userId)) {
    // The role plays no part here: what the person did to their own account needs none.
    const actor = { kind: "member", userId, role: "viewer" } as const;
    await createCompanyContext(database, { companyId, actor }).transaction((tx) =>
      recordAudit(tx, { ...fact, subjectType: "user", subjectId: userId }),
    );
  }
}
