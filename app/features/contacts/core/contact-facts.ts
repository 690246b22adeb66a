import type { ChannelKind } from "~/channels/channel";
import type { ContactFacts } from "~/features/consent/core/may-contact";
import type { StoppedColumns } from "./stops-in-force";

/** A contact's columns that say whether it may be written to. */
export interface GateColumns extends StoppedColumns {
  phone: string | null;
  country: string | null;
  basis: string | null;
  noWhatsappAt: Date | null;
  noSmsAt: Date | null;
  marketingNotBefore: Date | null;
}

const mark = (at: Date | null) => (at ? { at } : undefined);

/**
 * What the gate (`mayContact`) needs to know about a contact on one channel: the same reading of the columns as at the
 * lanes. A stop on WhatsApp ends marketing, one by SMS ends everything.
 * @param hasWhatsappId known by a WhatsApp id or a business-scoped id, so that no phone is needed there
 */
export function contactFacts(
  columns: GateColumns,
  channel: ChannelKind,
  around: { hasWhatsappId: boolean; zone: string; ownAddresses: readonly string[]; now: Date },
): ContactFacts {
  const sms = channel === "sms";
  const mayMarket = columns.basis === "consent" || columns.basis === "legitimate-interest";
  return {
    blocked: columns.blockedAt !== null,
    consent: {
      marketingBasis: mayMarket ? { at: around.now } : undefined,
      marketingStopped: sms ? undefined : mark(columns.whatsappStoppedAt),
      everythingStopped: sms ? mark(columns.smsStoppedAt) : undefined,
    },
    noAddress: !columns.phone && (sms || !around.hasWhatsappId),
    phone: columns.phone ?? undefined,
    country: columns.country ?? undefined,
    isSender: columns.phone !== null && around.ownAddresses.includes(columns.phone),
    notOnChannel: (sms ? columns.noSmsAt : columns.noWhatsappAt) !== null,
    zone: around.zone,
    frequencyHoldUntil: columns.marketingNotBefore ?? undefined,
  };
}
