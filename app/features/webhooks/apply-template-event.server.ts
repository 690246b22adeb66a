import type { ChannelEvent } from "~/channels/channel-event";
import { templateLanguage } from "~/channels/template-language";
import { pauseCampaigns } from "~/features/outgoing/pause-campaigns.server";
import { announceTemplates } from "~/features/templates/announce-template.server";
import { SYNC_TEMPLATES } from "~/features/templates/templates.jobs";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { AccountConnection } from "./account-connection";
import { pauseReasonOf, templateStatusOf } from "./core/template-status-of";

export type TemplateEvent = Extract<
  ChannelEvent,
  { kind: "template-status" | "template-category" | "template-quality" }
>;

/**
 * Writes what Meta says about a template. Running campaigns that use one Meta now refuses pause with the reason by name;
 * a person resumes them. One that we do not know yet starts a sync.
 */
export async function applyTemplateEvent(
  tx: CompanyTransaction,
  connections: readonly AccountConnection[],
  event: TemplateEvent,
): Promise<void> {
  const template = await findTemplate(tx, connections, event);
  const [connection] = connections;
  if (!template) {
    if (connection) await tx.jobs.enqueue(SYNC_TEMPLATES, { connectionId: connection.id });
    return;
  }
  const change = changeOf(event);
  const changed = Object.entries(change).filter(
    ([key, value]) => template[key as keyof typeof change] !== value,
  );
  if (changed.length === 0) return;
  await tx.db.template.updateMany({ where: { id: template.id }, data: change });
  const { id: templateId, status: before } = template;
  const news = { templateId, status: change.status ?? before, before, reason: change.reason ?? undefined };
  await announceTemplates(tx, [news], "template.changed");
  const why = change.status && pauseReasonOf(change.status);
  if (!why || !connection) return;
  const about = {
    connectionId: connection.id,
    campaignId: null,
    code: change.status,
    detail: change.reason ?? null,
  };
  await pauseCampaigns(tx, { scope: "template", templateId: template.id, about }, why);
}

interface TemplateChange {
  status?: string;
  reason?: string | null;
  category?: string;
  quality?: string;
}

function changeOf(event: TemplateEvent): TemplateChange {
  if (event.kind === "template-category") return { category: event.category.toUpperCase() };
  if (event.kind === "template-quality") return { quality: event.quality.toUpperCase() };
  const status = templateStatusOf(event.event);
  return status ? { status, reason: event.reason ?? null } : {};
}

function findTemplate(
  tx: CompanyTransaction,
  connections: readonly AccountConnection[],
  event: TemplateEvent,
) {
  const wabaIds = connections.map(({ wabaId }) => wabaId).filter((id) => id !== null);
  const named = { name: event.name, language: templateLanguage(event.language) };
  return tx.db.template.findFirst({
    where: {
      kind: "meta",
      wabaId: { in: wabaIds },
      OR: [...(event.templateId ? [{ providerId: event.templateId }] : []), named],
    },
    select: { id: true, status: true, reason: true, category: true, quality: true },
  });
}
