import { recordAudit } from "~/features/audit/record-audit.server";
import { appendEvents } from "~/features/events/append-event.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";

export interface TemplateNews {
  templateId: string;
  /** Meta's word after it, and before it where there was one. */
  status: string;
  before?: string;
  reason?: string;
}

/** A template is new or another status than before: one event each, one live hint, the audit log for a person's act. */
export async function announceTemplates(
  tx: CompanyTransaction,
  news: readonly TemplateNews[],
  action?: string,
): Promise<void> {
  await appendEvents(
    tx,
    news.map(({ templateId, status, before, reason }) => ({
      kind: "template.changed" as const,
      subjectId: templateId,
      data: { status, ...(before && { before }), ...(reason && { reason }) },
    })),
  );
  if (action) {
    for (const { templateId } of news) {
      await recordAudit(tx, { action, subjectType: "template", subjectId: templateId });
    }
  }
  const { database } = appProcess();
  const only = news.length === 1 ? { templateId: news[0]!.templateId } : {};
  tx.afterCommit(() => publishLive(database, tx.companyId, { kind: "template", ...only }));
}
