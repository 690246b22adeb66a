import { appendEvents } from "~/features/events/append-event.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { PauseReason } from "./core/reasons";
import type { ReactionSubject } from "./reaction-item";

const STATUS: Partial<Record<PauseReason, string>> = {
  "template-paused": "PAUSED",
  "template-disabled": "DISABLED",
};

/**
 * A send has shown that a template is not what we believe: its status follows at once, and whoever syncs templates
 * hears of it by the event. A missing one is marked as missing.
 */
export async function markTemplate(
  tx: CompanyTransaction,
  about: ReactionSubject,
  why: PauseReason | undefined,
  now: Date,
): Promise<void> {
  const campaign = about.campaignId
    ? await tx.db.campaign.findFirst({ where: { id: about.campaignId }, select: { templateId: true } })
    : null;
  if (!campaign?.templateId || !why) return;
  const status = STATUS[why];
  const data = status ? { status } : why === "template-missing" ? { missingSince: now } : undefined;
  if (!data) return;
  const { count } = await tx.db.template.updateMany({
    where: {
      id: campaign.templateId,
      ...(status ? { NOT: { status } } : { missingSince: null }),
    },
    data,
  });
  if (count === 0) return;
  const templateId = campaign.templateId;
  await appendEvents(tx, [{ kind: "template.changed", subjectId: templateId, data: { why } }]);
  tx.afterCommit(() => publishLive(appProcess().database, tx.companyId, { kind: "template", templateId }));
}
