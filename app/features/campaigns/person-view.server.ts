import type { ChannelKind } from "~/channels/channel";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { zoneLabel } from "~/features/contacts/core/zone-label";
import type { CompanyContext } from "~/platform/db/company-types";
import { chosenWording } from "./core/chosen-wording";
import type { StoryLine } from "./core/recipient-story";
import { loadCampaign } from "./load-campaign.server";
import { type MessageView, messageView } from "./message-view";
import { numberWaits, waitingFor } from "./number-waits.server";
import { numbersOf } from "./numbers-of";
import { recipientTimeline } from "./recipient-timeline.server";
import { type Reader, refusalWords, skipWords, waitWords } from "./recipient-words.server";
import { snapshotOf } from "./template-snapshot";

/** A line of a person's story; `words` say a refusal, an exclusion or a wait, `next` what to do about it. */
export type StoryView = StoryLine & { words?: string; next?: string; place?: string };

export interface PersonView {
  outgoingId: string;
  contactId: string;
  name: string;
  phone: string | null;
  /** "Manaus" */
  place: string | null;
  zone: string | null;
  /** Of a campaign that takes turns over several: the number that they hear from. */
  number: string | null;
  state: string;
  /** They may still be taken out of the campaign. */
  removable: boolean;
  /** What they got or will get, filled in. */
  message: MessageView | null;
  values: Record<string, string>;
  story: StoryView[];
}

/** Everything the panel about one recipient shows. @throws AppError NOT_FOUND */
export async function personView(
  ctx: CompanyContext,
  campaignId: string,
  recipientId: string,
  reader: Omit<Reader, "kind">,
): Promise<PersonView> {
  const timeline = await recipientTimeline(ctx, campaignId, recipientId);
  const campaign = await ctx.read((scope) => loadCampaign(scope, campaignId));
  const snapshot = campaign.templateSnapshot ?? (campaign.template && snapshotOf(campaign.template));
  const view = snapshot && messageView(snapshot);
  const message = view && chosenWording(view, timeline.outgoingId);
  const { contact, zone, connectionId } = timeline;
  const words = { ...reader, kind: timeline.campaign.kind as ChannelKind };
  const isLinked = words.kind === "whatsapp" && campaign.state !== "paused";
  const waits = isLinked ? await numberWaits(ctx, [timeline], reader.now) : undefined;
  return {
    outgoingId: timeline.outgoingId,
    contactId: contact.id,
    name: `${contact.firstName} ${contact.lastName}`.trim(),
    phone: contact.phone && formatPhone(contact.phone),
    place: zone && zoneLabel(zone, reader.locale),
    zone,
    number: numbersOf(campaign).length > 1 ? timeline.number : null,
    state: timeline.state,
    removable: timeline.removable,
    message,
    values: Object.fromEntries(
      (message?.variables ?? []).map(({ key }, at) => [key, timeline.values[at] ?? ""]),
    ),
    story: timeline.story.map((line) =>
      withWords(line, words, (one) => waitingFor({ ...one, connectionId }, waits, reader.now)),
    ),
  };
}

function withWords(
  line: StoryLine,
  reader: Reader,
  waitOf: (line: {
    why: string | null;
    notBefore: Date;
    zone: string | null;
  }) => Parameters<typeof waitWords>[0],
): StoryView {
  switch (line.kind) {
    case "failed": {
      const { title, next } = refusalWords(line.code, reader);
      return { ...line, words: title, next };
    }
    case "skipped":
      return { ...line, words: skipWords(line.why, reader.locale) };
    case "waiting":
      return {
        ...line,
        words: waitWords(waitOf({ ...line, notBefore: line.until }), reader),
        ...(line.zone && { place: zoneLabel(line.zone, reader.locale) }),
      };
    default:
      return line;
  }
}
