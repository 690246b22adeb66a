import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { type NewCampaign, newCampaignSchema } from "./campaigns.schema";
import { resolveChanges } from "./resolve-changes.server";
import { saveNumbers } from "./save-numbers.server";

/** A new draft. @throws AppError BAD_REQUEST when something it names is not there */
export function createCampaign(ctx: CompanyContext, input: NewCampaign): Promise<{ id: string }> {
  const changes = newCampaignSchema.parse(input);
  return ctx.transaction(async (tx) => {
    const data = await tx.read((scope) => resolveChanges(scope, changes, null));
    const { actor } = tx;
    const id = Bun.randomUUIDv7();
    await tx.db.campaign.createMany({
      data: [
        {
          ...(data as object),
          id,
          name: changes.name,
          createdBy: actor.kind === "member" ? actor.userId : null,
        },
      ],
    });
    if (changes.numbers?.length) await saveNumbers(tx, id, changes.numbers);
    await recordAudit(tx, { action: "campaign.created", subjectType: "campaign", subjectId: id });
    return { id };
  });
}
