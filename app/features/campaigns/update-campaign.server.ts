import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { type CampaignChanges, campaignChangesSchema } from "./campaigns.schema";
import type { DraftProblem } from "./core/draft-problems";
import { findDraftProblems } from "./find-draft-problems.server";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";
import { lockCampaign } from "./lock-campaign.sql.server";
import { resolveChanges } from "./resolve-changes.server";
import { saveNumbers } from "./save-numbers.server";
import { tellCampaign } from "./tell-campaign.server";

export interface SavedDraft {
  /** What a person still has to fill in. */
  problems: DraftProblem[];
  savedAt: Date;
}

/**
 * Saves what changed in a draft, as one types. Another template forgets a test that was sent with the old one.
 * @throws AppError CONFLICT once it is launched or scheduled; BAD_REQUEST when something it names is not there
 */
export function updateCampaign(
  ctx: CompanyContext,
  campaignId: string,
  input: CampaignChanges,
  now = new Date(),
): Promise<SavedDraft> {
  const changes = campaignChangesSchema.parse(input);
  return ctx.transaction(async (tx) => {
    const state = await lockCampaign(tx, campaignId);
    if (state.name !== "draft") throw new AppError("CONFLICT", "reasons.refused.already-launched");
    const before = await tx.read((scope) => loadCampaign(scope, campaignId));
    const data = await tx.read((scope) => resolveChanges(scope, changes, before.templateId));
    const otherMessage = data.templateId !== undefined && data.templateId !== before.templateId;
    await tx.db.campaign.updateMany({
      where: { id: campaignId },
      data: { ...data, ...(otherMessage && { testedAt: null }) },
    });
    const numbers = changes.numbers ?? (changes.connectionId === undefined ? undefined : furtherOf(before));
    if (numbers) await saveNumbers(tx, campaignId, numbers);
    await recordAudit(tx, {
      action: "campaign.changed",
      subjectType: "campaign",
      subjectId: campaignId,
      fields: [...Object.keys(data), ...(changes.numbers ? ["numbers"] : [])],
    });
    tellCampaign(tx, campaignId);
    const after = await tx.read((scope) => loadCampaign(scope, campaignId));
    return { problems: findDraftProblems(after, now), savedAt: now };
  });
}

const furtherOf = ({ numbers }: LoadedCampaign) =>
  numbers.flatMap(({ connection }) => (connection.state === "removed" ? [] : connection.id));
