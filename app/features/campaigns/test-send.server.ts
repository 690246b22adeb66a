import { recordAudit } from "~/features/audit/record-audit.server";
import { refuseStoppedPhones } from "~/features/consent/refuse-stopped-phones.server";
import { parsePhone } from "~/features/contacts/core/parse-phone";
import { openCampaignContent } from "~/features/outgoing/campaign-content";
import { STREAMS } from "~/features/outgoing/streams";
import { wakeLane } from "~/features/outgoing/wake-lane.sql.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { type ContactValues, contactFields } from "./core/contact-fields";
import { plannedValuesOf, planValues } from "./core/plan-values";
import { sendVariables } from "./core/send-variables";
import { findDraftProblems } from "./find-draft-problems.server";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";
import { type CampaignNumber, numbersOf } from "./numbers-of";
import { purposeOf } from "./purpose-of";
import { tellCampaign } from "./tell-campaign.server";
import { snapshotOf } from "./template-snapshot";
import { uploadCampaignFiles } from "./upload-campaign-files.server";

const MOST_TESTS = 5;

export interface TestSend {
  /** Own numbers, as a person types them. */
  phones: string[];
  /** Whose data fill the variables; absent = the template's examples. */
  contactId?: string;
}

/**
 * Sends the message as it is now to up to five own numbers. Tests are outside every count, before people's campaigns in
 * the queue, and not asked about consent; who has stopped is refused all the same. @returns the rows to look at with `listTests`
 * @throws AppError BAD_REQUEST for a number that is none, too many, or a message that is not finished; CONFLICT for a
 *   number that has stopped or is blocked
 */
export async function testSend(
  ctx: CompanyContext,
  campaignId: string,
  input: TestSend,
  now = new Date(),
): Promise<{ outgoingIds: string[] }> {
  await uploadCampaignFiles(ctx, campaignId, now);
  return ctx.transaction(async (tx) => {
    const campaign = await loadCampaign(tx, campaignId);
    assertSendable(campaign, now);
    const connection = sendingNumber(campaign);
    const phones = await readPhones(tx, input.phones);
    const channel = connection.kind === "sms" ? "sms" : "whatsapp";
    await refuseStoppedPhones(tx, phones, channel, purposeOf(campaign) === "MARKETING");
    const render = await renderFor(tx, campaign, input.contactId);
    const rows = phones.map((toPhone, at) => ({
      id: Bun.randomUUIDv7(),
      connectionId: connection.id,
      streamId: STREAMS.test,
      source: "test",
      toPhone,
      purpose: purposeOf(campaign),
      content: render(at) as unknown as Prisma.InputJsonObject,
      notBefore: now,
    }));
    await tx.db.outgoing.createMany({ data: rows });
    const outgoingIds = rows.map(({ id }) => id);
    await tx.db.campaign.updateMany({
      where: { id: campaignId },
      data: { testedAt: now, preflight: withTests(campaign, outgoingIds) },
    });
    await wakeLane(tx, connection.id, now);
    await recordAudit(tx, { action: "campaign.tested", subjectType: "campaign", subjectId: campaignId });
    tellCampaign(tx, campaignId);
    return { outgoingIds };
  });
}

function assertSendable(campaign: LoadedCampaign, now: Date): void {
  const [problem] = findDraftProblems(campaign, now).filter(
    (one) => !["name-missing", "audience-missing", "time-past", "risk-not-accepted"].includes(one),
  );
  if (problem) throw new AppError("BAD_REQUEST", `campaigns.problem.${problem}`);
  if (sendingNumber(campaign).state !== "active")
    throw new AppError("BAD_REQUEST", "reasons.warning.connection-not-active");
}

/** Of several numbers the chosen one, or one that can send while it cannot. */
function sendingNumber(campaign: LoadedCampaign): CampaignNumber {
  return numbersOf(campaign).find(({ state }) => state === "active") ?? campaign.connection!;
}

async function readPhones(tx: CompanyTransaction, texts: string[]): Promise<string[]> {
  const { country } = await tx.db.company.findFirstOrThrow({ select: { country: true } });
  const phones = new Set<string>();
  for (const text of texts) {
    const phone = parsePhone(text, country as Parameters<typeof parsePhone>[1]);
    if (!phone.ok)
      throw new AppError("BAD_REQUEST", "campaigns.errors.testPhoneWrong", { value: text.slice(0, 40) });
    phones.add(phone.e164);
  }
  if (phones.size === 0) throw new AppError("BAD_REQUEST", "campaigns.errors.testPhoneMissing");
  if (phones.size > MOST_TESTS)
    throw new AppError("BAD_REQUEST", "campaigns.errors.testTooMany", { most: MOST_TESTS });
  return [...phones];
}

async function renderFor(tx: CompanyTransaction, campaign: LoadedCampaign, contactId: string | undefined) {
  const snapshot = snapshotOf(campaign.template!);
  const found = sendVariables(snapshot);
  if (!found.ok) throw new AppError("BAD_REQUEST", "campaigns.problem.template-unsupported");
  const { values: plan } = planValues(found.variables, campaign.variables, snapshot.kind);
  const contact = contactId ? await tx.db.contact.findFirst({ where: { id: contactId } }) : null;
  const values = contact ? plannedValuesOf(plan, contactFields(contact as ContactValues)) : undefined;
  const examples = found.variables.map(({ example, label }) => example ?? label);
  const content = openCampaignContent(snapshot);
  const tested = testsOf(campaign).length;
  return (at: number) => {
    // Of several wordings the next one: whoever tests as often as there are wordings has seen all of them.
    const rendered = content.render(values ?? plannedValuesOf(plan, {}) ?? examples, tested + at);
    if (rendered.ok) return rendered.content;
    throw new AppError("BAD_REQUEST", "campaigns.errors.messageUnfinished", { detail: rendered.detail });
  };
}

const MOST_KEPT = 20;

/** The campaign remembers which rows were its tests; the queue itself does not know. */
function withTests(campaign: LoadedCampaign, ids: string[]): Prisma.InputJsonObject {
  const kept = (campaign.preflight ?? {}) as Prisma.InputJsonObject;
  return { ...kept, tests: [...ids, ...testsOf(campaign)].slice(0, MOST_KEPT) };
}

const testsOf = ({ preflight }: LoadedCampaign) => ((preflight ?? {}) as { tests?: string[] }).tests ?? [];
