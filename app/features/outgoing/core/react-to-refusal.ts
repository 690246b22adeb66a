import type { ChannelKind, RefusalReason, SendResult } from "~/channels/channel";
import { CONNECTION_STOPS, type ConnectionStopReason } from "~/features/connections/core/connection-state";
import { type ConsentPurpose, consentChannelOf, stopPurpose } from "~/features/consent/core/consent-state";
import type { RestReason } from "./number-rest";
import type { PauseReason } from "./reasons";

export type Refusal = Extract<SendResult, { outcome: "refused" }>;

export interface RefusalContext {
  channel: ChannelKind;
  /** Counted tries of this attempt before this one. */
  triesBefore: number;
  /** True when it came by status webhook: the attempt is over then, whatever the code. */
  byWebhook?: boolean;
  /** How often Meta has already held this person back (131049) since they last received something. */
  frequencyHoldsBefore?: number;
  now: Date;
  /** In [0, 1): spreads the retries. */
  random: number;
}

/** What one refusal changes. Everything absent stays as it is. */
export interface Reaction {
  item:
    | { do: "retry"; at: Date; counts: boolean }
    /** Back to waiting as if never tried: the cause is somewhere else and will be gone. */
    | { do: "keep" }
    | { do: "fail" };
  /** `slow`: see adaptive-rate. `rest`: nothing from this number for so long. */
  number?: { do: "slow" } | { do: "rest"; seconds: number };
  /** Pause what uses it: the campaign, all campaigns with the template, or all of the portfolio. */
  pause?: { scope: "campaign" | "template" | "portfolio"; why: PauseReason };
  /** The campaigns of this number rest and pause; answers to people go on. */
  rest?: { why: RestReason };
  connection?: { state: "needs-reconnect" | "blocked"; why: ConnectionStopReason };
  template?: "resync";
  contact?:
    | { note: "stopped"; purpose: ConsentPurpose | "all" }
    | { note: "not-on-channel" | "invalid-phone" | "country-forbidden" | "blocked-by-carrier" }
    | { note: "frequency-hold"; until: Date };
  /** Someone of the company should read about it now, not find it later. */
  tellCompany?: true;
}

const PAUSES_TEMPLATE: Partial<Record<RefusalReason, PauseReason>> = {
  "template-missing": "template-missing",
  "template-paused": "template-paused",
  "template-disabled": "template-disabled",
};

/** Our own waits for a limit are not the message's fault. */
const NEVER_COUNTS: readonly RefusalReason[] = ["number-rate", "account-quota"];
const FREQUENCY_GAPS_HOURS = [24, 72, 168];

/**
 * What to do about a refusal, by its reason and scope (the adapter's table maps codes to them; never by HTTP status).
 * Spam limit (131048) and frequency cap (131049) fail the one message here; the quality guard watches their rise.
 */
export function reactToRefusal(refusal: Refusal, context: RefusalContext): Reaction {
  const reaction: Reaction = { item: itemReaction(refusal, context) };
  addNumber(reaction, refusal, context);
  addStops(reaction, refusal, context);
  const contact = contactNote(refusal.reason, context);
  if (contact) reaction.contact = contact;
  if (context.byWebhook) reaction.item = { do: "fail" };
  return reaction;
}

function itemReaction({ reason, scope, retry }: Refusal, context: RefusalContext): Reaction["item"] {
  if (retry.kind === "never") return { do: "fail" };
  if (retry.kind === "person") {
    const causeIsElsewhere = scope === "connection" || scope === "template" || scope === "portfolio";
    return causeIsElsewhere ? { do: "keep" } : { do: "fail" };
  }
  const counts = !NEVER_COUNTS.includes(reason);
  if (counts && context.triesBefore + 1 >= retry.attempts) return { do: "fail" };
  return {
    do: "retry",
    counts,
    at: new Date(context.now.getTime() + waitSeconds(retry, context, counts) * 1_000),
  };
}

/** Backoff is 4^tries, at most 17 minutes; what is not counted does not grow either (the number itself slows down). */
function waitSeconds(
  retry: Extract<Refusal["retry"], { seconds: number }>,
  context: RefusalContext,
  counts = true,
) {
  const growth = retry.kind === "backoff" && counts ? 4 ** Math.min(context.triesBefore, 5) : 1;
  return retry.seconds * growth * (1 + 0.25 * context.random);
}

function addNumber(reaction: Reaction, { reason, scope, retry }: Refusal, context: RefusalContext) {
  if (reason === "number-rate" || reason === "queue-full") reaction.number = { do: "slow" };
  else if (reason === "account-quota") reaction.number = { do: "rest", seconds: 60 };
  else if (
    reason === "transient" &&
    scope === "number" &&
    retry.kind !== "never" &&
    retry.kind !== "person"
  ) {
    reaction.number = { do: "rest", seconds: Math.min(60, waitSeconds(retry, context)) };
  }
}

function addStops(reaction: Reaction, { reason, scope }: Refusal, { channel }: RefusalContext) {
  // By QR only new chats are locked; whoever writes to us still gets an answer.
  if (channel === "whatsapp" && reason === "reachout-locked") reaction.rest = { why: "reach-out-lock" };
  else if (scope === "connection" && stopsConnection(reason)) {
    reaction.connection = { state: CONNECTION_STOPS[reason], why: reason };
  }
  const why = PAUSES_TEMPLATE[reason];
  if (why) {
    reaction.pause = { scope: "template", why };
    reaction.template = "resync";
    reaction.item = { do: "keep" };
  } else if (reason === "template-parameters" && scope === "template") {
    // All recipients of this campaign would fail alike; other campaigns may fill the template rightly.
    reaction.pause = { scope: "campaign", why: "template-parameters" };
  } else if (reason === "messaging-limit") {
    reaction.pause = { scope: "portfolio", why: "messaging-limit" };
  }
  if (reaction.connection || reaction.pause || reaction.rest) reaction.tellCompany = true;
}

const stopsConnection = (reason: RefusalReason): reason is ConnectionStopReason => reason in CONNECTION_STOPS;

function contactNote(reason: RefusalReason, context: RefusalContext): Reaction["contact"] {
  switch (reason) {
    case "stopped":
      return { note: "stopped", purpose: stopPurpose(consentChannelOf(context.channel)) };
    case "frequency-cap": {
      const holds = Math.min(context.frequencyHoldsBefore ?? 0, FREQUENCY_GAPS_HOURS.length - 1);
      return {
        note: "frequency-hold",
        until: new Date(context.now.getTime() + FREQUENCY_GAPS_HOURS[holds]! * 3_600_000),
      };
    }
    case "not-on-channel":
    case "country-forbidden":
      return { note: reason };
    case "invalid-number":
      return { note: "invalid-phone" };
    case "blocked":
      return { note: "blocked-by-carrier" };
    default:
      return undefined;
  }
}
