import { recordAudit } from "~/features/audit/record-audit.server";
import { appendEvents } from "~/features/events/append-event.server";
import type { PauseReason } from "~/features/outgoing/core/reasons";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { moveCampaign } from "./move-campaign.server";

/**
 * Stops a campaign where it stands: lanes look at its state before every micro-batch. The first reason of a pause stays.
 * @param detail facts for the sentence, e.g. {code, detail, name}; no personal values.
 */
export function pauseCampaign(
  ctx: CompanyContext,
  campaignId: string,
  why: PauseReason = "by-person",
  detail?: Prisma.InputJsonObject,
): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const pauseDetail = { at: new Date().toISOString(), by: actorName(ctx), ...detail };
    const { changed } = await moveCampaign(tx, campaignId, { do: "pause", why }, { pauseDetail });
    if (!changed) return false;
    await recordAudit(tx, {
      action: "campaign.paused",
      subjectType: "campaign",
      subjectId: campaignId,
      fields: [why],
    });
    await appendEvents(tx, [{ kind: "campaign.paused", subjectId: campaignId, data: { why } }]);
    return true;
  });
}

/** Whom the page names: the member's id, or what acted by itself. */
function actorName({ actor }: CompanyContext): string {
  return actor.kind === "member" ? actor.userId : actor.kind;
}
