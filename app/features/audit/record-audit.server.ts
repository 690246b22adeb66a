import type { CompanyTransaction } from "~/platform/db/company-types";

export interface AuditFact {
  /** verb of the feature, e.g. "campaign.launched" */
  action: string;
  subjectType: string;
  subjectId?: string;
  /** Names of the fields that changed. Never their values. */
  fields?: string[];
}

/** Writes who did what into the append-only audit log, in the transaction that does it. */
export async function recordAudit(tx: CompanyTransaction, fact: AuditFact): Promise<void> {
  const { actor } = tx;
  const actorId =
    actor.kind === "member" ? actor.userId : actor.kind === "api-key" ? actor.apiKeyId : actor.task;
  await tx.db.auditEntry.createMany({
    data: [
      {
        actorKind: actor.kind,
        actorId,
        action: fact.action,
        subjectType: fact.subjectType,
        subjectId: fact.subjectId,
        fields: fact.fields ?? [],
      },
    ],
  });
}
