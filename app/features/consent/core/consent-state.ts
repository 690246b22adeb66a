import type { ChannelKind } from "~/channels/channel";

/** Consent is given to a way of being reached, as a person sees it: Cloud API and QR are both "WhatsApp". */
export const CONSENT_CHANNELS = ["whatsapp", "sms"] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

export type ConsentPurpose = "marketing" | "transactional";

/**
 * Why we may write at all (LGPD art. 7). `contract` covers messages about the contract, not offers;
 * `legitimate-interest` covers both until the person stops us.
 */
export const LEGAL_BASES = ["consent", "contract", "legitimate-interest"] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** One line of the append-only record. `at` is when it happened, not when we heard of it. */
export interface ConsentRecord {
  channel: ConsentChannel | "all";
  purpose: ConsentPurpose | "all";
  kind: "granted" | "stopped" | "resumed" | "blocked" | "unblocked";
  at: Date;
  basis?: LegalBasis;
  /** Message id, text, import, member … as it was kept; opaque here. */
  evidence?: unknown;
}

export interface Marked {
  at: Date;
  evidence?: unknown;
}

/** What holds today on one channel. */
export interface ChannelConsent {
  marketingBasis?: Marked;
  transactionalBasis?: Marked;
  marketingStopped?: Marked;
  transactionalStopped?: Marked;
  /** Stopped for every purpose: not even an answer in a conversation. */
  everythingStopped?: Marked;
}

export interface ConsentState {
  /** The company's own block list; over every channel. */
  blocked?: Marked;
  channels: Record<ConsentChannel, ChannelConsent>;
}

export function consentChannelOf(kind: ChannelKind): ConsentChannel {
  return kind === "sms" ? "sms" : "whatsapp";
}

/**
 * What a STOP on this channel ends. WhatsApp: marketing only, so an agent may still answer inside the window.
 * SMS: everything (Twilio refuses all later messages with 21610, and carriers expect it).
 */
export function stopPurpose(channel: ConsentChannel): ConsentPurpose | "all" {
  return channel === "sms" ? "all" : "marketing";
}

/**
 * The current permission from all records of one person that happened until `now`, in any order.
 * - The latest of stopped and resumed that covers a channel and purpose decides; at the same instant, stopped does.
 * - `granted` never undoes a stop: importing a list again must not. Only `resumed` does (the person's START, or a
 *   member with evidence); it is also a basis from then on.
 */
export function consentState(records: readonly ConsentRecord[], now: Date): ConsentState {
  const past = records.filter((record) => record.at.getTime() <= now.getTime()).sort(byTimeStopsLast);
  const state: ConsentState = { channels: { whatsapp: {}, sms: {} } };
  for (const record of past) {
    if (record.kind === "blocked") state.blocked ??= mark(record);
    else if (record.kind === "unblocked") delete state.blocked;
    else {
      for (const channel of CONSENT_CHANNELS) {
        if (record.channel === "all" || record.channel === channel) apply(state.channels[channel], record);
      }
    }
  }
  return state;
}

function apply(consent: ChannelConsent, record: ConsentRecord) {
  const covers = (purpose: ConsentPurpose) => record.purpose === "all" || record.purpose === purpose;
  if (record.kind === "granted" || record.kind === "resumed") {
    if (covers("marketing") && record.basis !== "contract") consent.marketingBasis = mark(record);
    if (covers("transactional")) consent.transactionalBasis = mark(record);
  }
  if (record.kind === "stopped") {
    if (covers("marketing")) consent.marketingStopped ??= mark(record);
    if (covers("transactional")) consent.transactionalStopped ??= mark(record);
    if (record.purpose === "all") consent.everythingStopped ??= mark(record);
  }
  if (record.kind === "resumed") {
    if (covers("marketing")) delete consent.marketingStopped;
    if (covers("transactional")) delete consent.transactionalStopped;
    // Someone who asks for offers again surely accepts an answer.
    delete consent.everythingStopped;
  }
}

function byTimeStopsLast(a: ConsentRecord, b: ConsentRecord): number {
  return a.at.getTime() - b.at.getTime() || weight(a) - weight(b);
}

function weight(record: ConsentRecord): number {
  return record.kind === "stopped" || record.kind === "blocked" ? 1 : 0;
}

function mark(record: ConsentRecord): Marked {
  return record.evidence === undefined ? { at: record.at } : { at: record.at, evidence: record.evidence };
}
