import type { LegalBasis } from "~/features/consent/core/consent-state";
import { seenConversations } from "~/features/inbox/seen-conversations.server";
import type { OutgoingState } from "~/features/outgoing/core/outgoing-state";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { type AttemptFacts, recipientStory, type StoryLine } from "./core/recipient-story";
import { isUuid } from "./is-uuid";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";

export interface RecipientTimeline {
  outgoingId: string;
  campaign: { id: string; name: string; state: string; kind: string };
  contact: { id: string; firstName: string; lastName: string; phone: string | null };
  conversationId: string | null;
  /** The number that it goes out by. */
  connectionId: string;
  zone: string | null;
  state: OutgoingState;
  /** They may still be taken out of the campaign. */
  removable: boolean;
  /** The number that they hear from. */
  number: string;
  /** Values of the template's variables, as this person gets them. */
  values: string[];
  story: StoryLine[];
}

/**
 * "Why did, or didn't, this person get it?" @param recipientId the id of any attempt, or the contact's
 * @throws AppError NOT_FOUND
 */
export function recipientTimeline(
  ctx: CompanyContext,
  campaignId: string,
  recipientId: string,
): Promise<RecipientTimeline> {
  return ctx.read(async (scope) => {
    const campaign = await loadCampaign(scope, campaignId);
    const attempts = await attemptsOf(scope, campaignId, recipientId);
    const latest = attempts.at(-1);
    if (!latest?.contact) throw new AppError("NOT_FOUND", "campaigns.errors.recipientNotFound");
    const { contact } = latest;
    return {
      outgoingId: latest.id,
      campaign: {
        id: campaignId,
        name: campaign.name,
        state: campaign.state,
        kind: campaign.connection?.kind ?? "meta",
      },
      contact: {
        id: contact.id,
        firstName: contact.firstName,
        lastName: contact.lastName,
        phone: latest.toPhone ?? contact.phone,
      },
      conversationId: latest.conversationId,
      connectionId: latest.connectionId,
      zone: latest.zone,
      state: latest.state as OutgoingState,
      removable: latest.state === "waiting",
      number: latest.connection.name,
      values: latest.values,
      story: recipientStory({
        joinedBy: await joinedBy(scope, campaign, contact.id),
        basis: await basisOf(scope, contact),
        launch: await launchOf(scope, campaign),
        consent: await consentOf(scope, contact.id),
        attempts: attempts as unknown as AttemptFacts[],
        replies: await repliesOf(scope, campaignId, latest.conversationId),
      }),
    };
  });
}

async function attemptsOf(scope: CompanyRead, campaignId: string, recipientId: string) {
  if (!isUuid(recipientId)) return [];
  const named = await scope.db.outgoing.findFirst({
    where: { id: recipientId, campaignId },
    select: { contactId: true },
  });
  const contactId = named ? named.contactId : recipientId;
  if (!contactId) return [];
  return scope.db.outgoing.findMany({
    where: { campaignId, contactId },
    include: { contact: true, connection: { select: { name: true } } },
    orderBy: { attempt: "asc" },
  });
}

async function joinedBy(
  scope: CompanyRead,
  { audience }: LoadedCampaign,
  contactId: string,
): Promise<string[]> {
  const lists = audience.any.flatMap((term) => ("list" in term ? [term.list] : []));
  const tags = audience.any.flatMap((term) => ("tag" in term ? [term.tag] : []));
  const inLists = await scope.db.listMember.findMany({
    where: { contactId, listId: { in: lists } },
    select: { list: { select: { name: true } } },
  });
  const withTags = await scope.db.contactTag.findMany({
    where: { contactId, tagId: { in: tags } },
    select: { tag: { select: { name: true } } },
  });
  return [...inLists.map(({ list }) => list.name), ...withTags.map(({ tag }) => tag.name)];
}

async function basisOf(
  scope: CompanyRead,
  contact: { basis: string | null; basisImportId: string | null; createdAt: Date },
) {
  if (!contact.basis) return null;
  const file = contact.basisImportId
    ? await scope.db.import.findFirst({
        where: { id: contact.basisImportId },
        select: { filename: true, createdAt: true },
      })
    : null;
  return {
    kind: contact.basis as LegalBasis,
    at: file?.createdAt ?? contact.createdAt,
    importName: file?.filename ?? null,
  };
}

async function launchOf(scope: CompanyRead, { launchedAt, launchedBy }: LoadedCampaign) {
  if (!launchedAt) return null;
  const member = launchedBy
    ? await scope.db.user.findFirst({ where: { id: launchedBy }, select: { name: true } })
    : null;
  return { at: launchedAt, byName: member?.name ?? null };
}

async function consentOf(scope: CompanyRead, contactId: string) {
  const records = await scope.db.consentRecord.findMany({
    where: { contactId },
    orderBy: { at: "asc" },
    take: 50,
  });
  return records.map(({ action, channel, at, evidence }) => ({
    action,
    channel,
    at,
    text: ((evidence ?? {}) as { text?: string }).text ?? null,
  }));
}

async function repliesOf(scope: CompanyRead, campaignId: string, conversationId: string | null) {
  if (!conversationId || !(await seenConversations(scope, [conversationId])).has(conversationId)) return [];
  const messages = await scope.db.message.findMany({
    where: { conversationId, campaignId, direction: "in" },
    orderBy: { at: "asc" },
    take: 50,
    select: { id: true, at: true, text: true },
  });
  return messages.map(({ id, at, text }) => ({ messageId: id, at, text }));
}
