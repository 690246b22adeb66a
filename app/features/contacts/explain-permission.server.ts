import { recipientZone } from "~/features/campaigns/core/recipient-zone";
import { CONSENT_CHANNELS, type ConsentChannel } from "~/features/consent/core/consent-state";
import { type ContactPermission, mayContact } from "~/features/consent/core/may-contact";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { sendWindowOf } from "~/features/outgoing/send-window-of";
import type { CompanyRead } from "~/platform/db/company-types";
import { contactFacts, type GateColumns } from "./core/contact-facts";

export interface ChannelPermission {
  channel: ConsentChannel;
  /** May an offer (a campaign) go out now? */
  offers: ContactPermission;
  /** May somebody answer in the conversation now? */
  answers: ContactPermission;
  /** IANA zone in which the window is read. */
  zone: string;
}

type Person = GateColumns & { id: string; timeZone: string | null; identities: { kind: string }[] };

const WENT_OUT = ["sending", "unknown", "accepted", "held", "delivered", "read"];
const MARKETING = "MARKETING";

/** The gate's own answers for one person, now, per channel: the same question as before each send, with its reasons. */
export async function explainPermission(
  scope: CompanyRead,
  person: Person,
  now: Date,
): Promise<ChannelPermission[]> {
  const company = await scope.db.company.findFirstOrThrow({
    select: { timeZone: true, sendWindow: true, capMessages: true, capHours: true },
  });
  const connections = await scope.db.connection.findMany({
    where: { state: { not: "removed" } },
    select: { kind: true, address: true },
  });
  const conversation = await scope.db.conversation.aggregate({
    where: { contactId: person.id },
    _max: { windowUntil: true },
  });
  const zone = recipientZone(person, company.timeZone);
  const cap = company.capMessages
    ? await loadCap(scope, person.id, company.capMessages, company.capHours, now)
    : undefined;
  const window = sendWindowOf(null, company.sendWindow as SendWindow | null, MARKETING);
  // The Cloud API's rules are the narrower ones: they hold as soon as one number is of it.
  const byQr =
    connections.some(({ kind }) => kind === "whatsapp") && !connections.some(({ kind }) => kind === "meta");
  const has = (kind: string) => person.identities.some((identity) => identity.kind === kind);
  const around = {
    hasWhatsappId: has("wa") || (!byQr && has("bsuid")),
    zone,
    ownAddresses: connections.map(({ address }) => address),
    now,
  };
  return channelsOf(connections).map((channel) => {
    const kind = channel === "sms" ? "sms" : byQr ? "whatsapp" : "meta";
    const facts = contactFacts(person, kind, around);
    // Whom we know by a LID alone can be answered; campaigns go to numbers.
    const talk = byQr && has("lid") ? { ...around, hasWhatsappId: true } : around;
    const content = channel === "sms" ? "template" : "free-text";
    const serviceWindowUntil = conversation._max.windowUntil ?? undefined;
    return {
      channel,
      zone,
      offers: mayContact(facts, kind, "marketing", now, { content: "template", sendWindow: window, cap }),
      answers: mayContact(contactFacts(person, kind, talk), kind, "conversation", now, {
        content,
        serviceWindowUntil,
      }),
    };
  });
}

/** Those that the company has a number for; all while it has none. */
function channelsOf(connections: { kind: string }[]): readonly ConsentChannel[] {
  const has = new Set(connections.map(({ kind }) => (kind === "sms" ? "sms" : "whatsapp")));
  return has.size === 0 ? CONSENT_CHANNELS : CONSENT_CHANNELS.filter((channel) => has.has(channel));
}

async function loadCap(scope: CompanyRead, contactId: string, limit: number, hours: number, now: Date) {
  const since = new Date(now.getTime() - hours * 3_600_000);
  const { _count, _min } = await scope.db.outgoing.aggregate({
    where: {
      contactId,
      source: "campaign",
      purpose: MARKETING,
      sendingAt: { gt: since },
      state: { in: WENT_OUT },
    },
    _count: { _all: true },
    _min: { sendingAt: true },
  });
  const oldestAt = _min.sendingAt ?? undefined;
  return { limit, hours, sent: _count._all, oldestAt, whenReached: "wait" as const };
}
