import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { livingAudience } from "./living-audience.server";
import { loadCampaign } from "./load-campaign.server";
import { numbersOf } from "./numbers-of";
import { saveNumbers } from "./save-numbers.server";

/** A new draft with the same message, audience and rhythm. A time that was meant for the old one becomes "now". */
export function duplicateCampaign(
  ctx: CompanyContext,
  campaignId: string,
  name?: string,
): Promise<{ id: string }> {
  return ctx.transaction(async (tx) => {
    const old = await tx.read((scope) => loadCampaign(scope, campaignId));
    const audience = await tx.read((scope) => livingAudience(scope, old.audience));
    const id = Bun.randomUUIDv7();
    await tx.db.campaign.createMany({
      data: [
        {
          id,
          name: (name ?? old.name).slice(0, 200),
          connectionId: old.connection && old.connection.state !== "removed" ? old.connectionId : null,
          templateId: old.templateId,
          variables: old.variables as Prisma.InputJsonObject,
          audience: audience as unknown as Prisma.InputJsonObject,
          schedule: old.schedule.kind === "when-approved" ? { kind: "when-approved" } : { kind: "now" },
          ...(old.sendWindow && { sendWindow: old.sendWindow as unknown as Prisma.InputJsonObject }),
          rate: old.rate,
          createdBy: tx.actor.kind === "member" ? tx.actor.userId : null,
        },
      ],
    });
    if (old.connection?.kind === "whatsapp") {
      const numbers = numbersOf(old).filter((number) => number.id !== old.connectionId);
      await saveNumbers(
        tx,
        id,
        numbers.map((number) => number.id),
      );
    }
    await recordAudit(tx, { action: "campaign.duplicated", subjectType: "campaign", subjectId: id });
    return { id };
  });
}
