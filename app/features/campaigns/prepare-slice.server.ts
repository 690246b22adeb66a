import type { SendWindow } from "~/features/outgoing/core/send-window";
import { sendWindowOf } from "~/features/outgoing/send-window-of";
import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { type PlannedRecipient, planRecipients } from "./core/plan-recipients";
import { insertRecipients } from "./insert-recipients.sql.server";
import { listPage } from "./list-page.sql.server";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";
import { loadClassifyFacts } from "./load-classify-facts.sql.server";
import { moveCampaign } from "./move-campaign.server";
import { purposeOf } from "./purpose-of";
import { savePlace } from "./save-place.sql.server";
import { shareRecipients } from "./share-recipients.server";
import { tellCampaign } from "./tell-campaign.server";

/** A slice that another worker, or a cancellation, overtook: undone as a whole. */
class Overtaken extends Error {}

/** The next people of the audience, in one transaction with the place that was reached. */
export async function prepareSlice(
  ctx: CompanyContext,
  campaignId: string,
  most: number,
  now: Date,
): Promise<"more" | "done" | "stopped"> {
  try {
    return await ctx.transaction((tx) => slice(tx, campaignId, most, now));
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    const { preparing } = await ctx.read((scope) => loadCampaign(scope, campaignId));
    return preparing?.done
      ? "done"
      : isPreparing(await ctx.read((scope) => loadCampaign(scope, campaignId)))
        ? "more"
        : "stopped";
  }
}

async function slice(tx: CompanyTransaction, campaignId: string, most: number, now: Date) {
  const campaign = await loadCampaign(tx, campaignId);
  if (!isPreparing(campaign)) return "stopped";
  if (campaign.preparing?.done) return "done";
  const after = campaign.preparing?.afterContactId ?? null;
  const facts = await loadClassifyFacts(tx, campaign, now);
  const page = await listPage(tx, facts, after, most);
  const company = await tx.db.company.findFirstOrThrow({ select: { timeZone: true, sendWindow: true } });
  const purpose = purposeOf(campaign);
  const recipients = planRecipients(
    page.contacts,
    {
      kind: facts.kind,
      schedule: campaign.schedule,
      sendWindow: sendWindowOf(campaign.sendWindow, company.sendWindow as SendWindow | null, purpose),
      companyZone: company.timeZone,
      plan: facts.plan,
      marketing: facts.marketing,
    },
    now,
  );
  for (const [connectionId, theirs] of await shareRecipients(tx, campaign, recipients, now)) {
    await insertRecipients(tx, { campaignId, connectionId, purpose }, theirs, now);
    await wake(tx, connectionId, theirs);
  }
  const saved = await savePlace(tx, campaignId, after, {
    afterContactId: page.next ?? after,
    done: page.next === null,
  });
  if (!saved) throw new Overtaken();
  tellCampaign(tx, campaignId);
  if (page.next !== null) return "more";
  await moveCampaign(tx, campaignId, { do: "prepared" });
  return "done";
}

/** Also while it is paused: the queue fills up, and nobody takes from it. */
function isPreparing(campaign: LoadedCampaign): boolean {
  return (
    campaign.state === "preparing" || (campaign.state === "paused" && campaign.pausedFrom === "preparing")
  );
}

async function wake(tx: CompanyTransaction, connectionId: string, recipients: PlannedRecipient[]) {
  let earliest: Date | undefined;
  for (const { notBefore } of recipients) {
    if (notBefore && (!earliest || notBefore < earliest)) earliest = notBefore;
  }
  if (earliest) await wakeLane(tx, connectionId, earliest);
}
