import type { ChannelKind } from "~/channels/channel";
import type { SkipReason, WaitReason } from "~/features/outgoing/core/reasons";
import { isOpen, nextOpening, type SendWindow } from "~/features/outgoing/core/send-window";
import type { ChannelConsent } from "./consent-state";

/** `conversation` = an answer inside a thread, by a person or on their behalf; never a campaign. */
export type ContactPurpose = "marketing" | "transactional" | "conversation";

/** What the gate knows about one person on the channel in question. Plain data, made once per row. */
export interface ContactFacts {
  erased?: boolean;
  blocked?: boolean;
  consent: ChannelConsent;
  /** No phone and no other address on this channel. */
  noAddress?: boolean;
  invalidPhone?: boolean;
  /** E.164; only looked at for +1. */
  phone?: string;
  /** ISO 3166 alpha-2 of the phone, when known. */
  country?: string;
  /** The address is the sender's own number. */
  isSender?: boolean;
  /** The carrier said so, and it has not been heard from since (131026, 21614). */
  notOnChannel?: boolean;
  /** The carrier refuses this person's country from this sender (130497, 21408). */
  countryForbidden?: boolean;
  /** IANA zone: explicit field → area code → country → company. */
  zone: string;
  /** Meta held a marketing message back so as not to tire the person (131049); not before this. */
  frequencyHoldUntil?: Date;
}

export interface ContactContext {
  content: "template" | "free-text";
  /** End of the 24-hour customer service window on this connection. Absent: never opened. */
  serviceWindowUntil?: Date;
  /** Days and hours for this send; absent = at any hour. Never applies to a conversation. */
  sendWindow?: SendWindow;
  /** The company's own limit per contact over all its campaigns. */
  cap?: ContactCap;
  /** Marketing needs a recorded basis. Default true. */
  needsOptIn?: boolean;
}

export interface ContactCap {
  limit: number;
  hours: number;
  /** Marketing messages to this person in the last `hours`, and when the oldest of them went out. */
  sent: number;
  oldestAt?: Date;
  /** `skip` takes the person out of this campaign; `wait` sends when the oldest falls out of the period. */
  whenReached: "skip" | "wait";
}

export type ContactPermission =
  | { answer: "yes" }
  | { answer: "no"; why: SkipReason }
  | { answer: "later"; why: WaitReason; until: Date };

const YES: ContactPermission = { answer: "yes" };
const DAY_MS = 86_400_000;

/**
 * The only gate: may this person be written to now? Asked when a message is queued and again when it is sent.
 *
 * Of several reasons the first of this order is given: what the person wants (erased, blocked, stopped), what is
 * impossible (no address, wrong number, the sender itself, not on the channel, forbidden), what was never agreed to,
 * what the channel's window forbids, and only then what merely waits; of the waits the latest.
 *
 * - WhatsApp, marketing stopped: no marketing. Answers inside the 24-hour window and transactional templates go on
 *   (Meta's own stop, 131050, is about marketing only).
 * - SMS: a stop is recorded for everything and ends everything (Twilio 21610).
 * - Free text on the Cloud API needs the open 24-hour window (131047). The 72-hour free entry point makes messages
 *   free of charge; it does not lengthen that window.
 * - Meta delivers no marketing templates to United States numbers since 1 April 2025 (per-user limits page).
 */
export function mayContact(
  person: ContactFacts,
  channel: ChannelKind,
  purpose: ContactPurpose,
  now: Date,
  context: ContactContext,
): ContactPermission {
  const never = whyNever(person, channel, purpose, now, context);
  if (never) return { answer: "no", why: never };
  if (purpose === "conversation") return YES;
  return whyLater(person, channel, purpose, now, context) ?? YES;
}

function whyNever(
  person: ContactFacts,
  channel: ChannelKind,
  purpose: ContactPurpose,
  now: Date,
  context: ContactContext,
): SkipReason | undefined {
  if (person.erased) return "erased";
  if (person.blocked) return "blocked";
  if (hasStopped(person.consent, purpose)) return "stopped";
  if (person.noAddress) return "no-address";
  if (person.invalidPhone) return "invalid-phone";
  if (person.isSender) return "own-number";
  if (person.notOnChannel) return "not-on-channel";
  if (person.countryForbidden) return "country-forbidden";
  if (purpose === "marketing") {
    if (channel === "meta" && isUnitedStatesNumber(person.phone, person.country)) return "us-marketing";
    if (context.needsOptIn !== false && !person.consent.marketingBasis) return "not-opted-in";
  }
  if (channel === "meta" && context.content === "free-text" && !isAfter(context.serviceWindowUntil, now)) {
    return "window-closed";
  }
  if (purpose === "marketing" && context.cap?.whenReached === "skip" && capUntil(context.cap, now))
    return "capped";
  return undefined;
}

function whyLater(
  person: ContactFacts,
  channel: ChannelKind,
  purpose: ContactPurpose,
  now: Date,
  { cap, sendWindow }: ContactContext,
): ContactPermission | undefined {
  let until = now;
  let why: WaitReason = "send-window";
  if (purpose === "marketing") {
    if (channel === "meta" && isAfter(person.frequencyHoldUntil, now)) {
      until = person.frequencyHoldUntil!;
      why = "frequency-cap";
    }
    const free = cap && capUntil(cap, now);
    if (free && free > until) {
      until = free;
      why = "contact-cap";
    }
  }
  if (sendWindow && !isOpen(sendWindow, person.zone, until)) {
    const opens = nextOpening(sendWindow, person.zone, until) ?? new Date(until.getTime() + DAY_MS);
    // A wait for something else that ends at night is still explained by that something.
    if (until === now) why = "send-window";
    until = opens;
  }
  return until > now ? { answer: "later", why, until } : undefined;
}

function hasStopped(consent: ChannelConsent, purpose: ContactPurpose): boolean {
  if (consent.everythingStopped) return true;
  if (purpose === "marketing") return consent.marketingStopped !== undefined;
  return purpose === "transactional" && consent.transactionalStopped !== undefined;
}

/** When the oldest counted message leaves the period; undefined while the cap is not reached. */
function capUntil(cap: ContactCap, now: Date): Date | undefined {
  if (cap.sent < cap.limit) return undefined;
  const until = new Date((cap.oldestAt ?? now).getTime() + cap.hours * 3_600_000);
  return until > now ? until : undefined;
}

/** +1 is shared with Canada and the Caribbean: only a known other country says it is not the United States. */
export function isUnitedStatesNumber(phone: string | undefined, country: string | undefined): boolean {
  if (!phone) return country === "US";
  return phone.startsWith("+1") && (country === undefined || country === "US");
}

function isAfter(date: Date | undefined, now: Date): boolean {
  return date !== undefined && date > now;
}
