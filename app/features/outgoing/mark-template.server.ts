import { announceTemplates } from "~/features/templates/announce-template.server";
import { SYNC_TEMPLATES } from "~/features/templates/templates.jobs";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { PauseReason } from "./core/reasons";
import type { ReactionSubject } from "./reaction-item";

const STATUS: Partial<Record<PauseReason, string>> = {
  "template-paused": "PAUSED",
  "template-disabled": "DISABLED",
};

/**
 * A send has shown that a template is not what we believe: its status follows at once, a missing one is marked as missing,
 * and all of them are read anew.
 */
export async function markTemplate(
  tx: CompanyTransaction,
  about: ReactionSubject,
  why: PauseReason | undefined,
  now: Date,
): Promise<void> {
  if (!about.campaignId || !why) return;
  const campaign = await tx.db.campaign.findFirst({
    where: { id: about.campaignId },
    select: { template: { select: { id: true, status: true, missingSince: true } } },
  });
  const template = campaign?.template;
  const status = STATUS[why] ?? template?.status;
  const missing = why === "template-missing";
  if (!template || !status || (status === template.status && (!missing || template.missingSince))) return;
  await tx.db.template.updateMany({
    where: { id: template.id },
    data: { status, ...(missing && { missingSince: now }) },
  });
  await announceTemplates(tx, [{ templateId: template.id, status, before: template.status, reason: why }]);
  await tx.jobs.enqueue(SYNC_TEMPLATES, { connectionId: about.connectionId });
}
