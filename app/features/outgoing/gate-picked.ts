import type { ChannelKind } from "~/channels/channel";
import { type ContactPermission, type ContactPurpose, mayContact } from "~/features/consent/core/may-contact";
import type { SendWindow } from "./core/send-window";
import type { PickedItem } from "./lane-pick.sql.server";

const PURPOSES: Record<PickedItem["purpose"], ContactPurpose> = {
  MARKETING: "marketing",
  UTILITY: "transactional",
  AUTHENTICATION: "transactional",
  SERVICE: "conversation",
};

export interface GateSurroundings {
  kind: ChannelKind;
  /** The number's own address, E.164 or a code. */
  ownAddress: string;
  companyZone: string;
  sendWindow?: SendWindow;
  cap?: { limit: number; hours: number; sent: number; oldestAt?: Date };
}

const isTemplate = (content: unknown) => (content as { type?: string } | null)?.type === "template";
const mark = (at: Date | null) => (at ? { at } : undefined);

/** The gate, asked again with the facts of this moment, right before a picked row may go out. */
export function gatePicked(item: PickedItem, around: GateSurroundings, now: Date): ContactPermission {
  // A test goes to the company's own numbers, chosen by hand a moment ago, and is no contact.
  if (item.contactId === null) return { answer: "yes" };
  const sms = around.kind === "sms";
  const mayMarket = item.basis === "consent" || item.basis === "legitimate-interest";
  return mayContact(
    {
      blocked: item.blockedAt !== null,
      consent: {
        marketingBasis: mayMarket ? { at: now } : undefined,
        marketingStopped: sms ? undefined : mark(item.whatsappStoppedAt),
        everythingStopped: sms ? mark(item.smsStoppedAt) : undefined,
      },
      noAddress: !item.toPhone && (sms || (!item.toWa && !item.toUserId)),
      phone: item.toPhone ?? undefined,
      country: item.country ?? undefined,
      isSender: item.toPhone !== null && item.toPhone === around.ownAddress,
      notOnChannel: (sms ? item.noSmsAt : item.noWhatsappAt) !== null,
      zone: item.zone ?? around.companyZone,
      frequencyHoldUntil: item.marketingNotBefore ?? undefined,
    },
    around.kind,
    PURPOSES[item.purpose],
    now,
    {
      content: item.source === "campaign" || sms || isTemplate(item.content) ? "template" : "free-text",
      serviceWindowUntil: item.windowUntil ?? undefined,
      sendWindow: around.sendWindow,
      cap: around.cap && { ...around.cap, whenReached: "wait" },
    },
  );
}
