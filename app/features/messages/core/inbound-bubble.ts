import type { ChannelKind } from "~/channels/channel";
import type { InboundMessageEvent } from "~/channels/channel-event";

const HOUR_MS = 3_600_000;
const PREVIEW_LENGTH = 160;

/** Types whose own object says more than text and media: kept whole. */
const KEPT_WHOLE = new Set(["unsupported", "order", "contacts", "location", "interactive", "system"]);

/** Nothing a person has to answer. */
const NEEDS_NO_ANSWER = new Set(["reaction", "system"]);

/** What a list shows of a message's words: their beginning, on one line. Empty where it has none: see lastType. */
export function previewOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return [...line].slice(0, PREVIEW_LENGTH).join("");
}

/** What is kept of a message besides its text; null when there is nothing. */
export function contentOf(
  event: Pick<InboundMessageEvent, "type" | "raw"> & Partial<InboundMessageEvent>,
): Record<string, unknown> | null {
  const { media, payload, forwarded, referral, username, call, old, type, raw } = event;
  const content = {
    // What came with a phone's history is fetched when somebody asks for it.
    ...(media && { media: { ...media, state: old ? "remote" : "waiting" } }),
    ...(payload !== undefined && { payload }),
    ...(forwarded && { forwarded }),
    ...(referral && { referral }),
    ...(username !== undefined && { username }),
    ...(call && { call }),
    ...(KEPT_WHOLE.has(type) && { raw }),
  };
  return Object.keys(content).length > 0 ? content : null;
}

/** What one inbound message does to its conversation. Times are moments; null = leaves it alone. */
export interface ConversationEffect {
  at: Date;
  preview: string;
  /** Free text may be sent until then: 24 h after any message of the person, on WhatsApp's Cloud API. */
  windowUntil: Date | null;
  /** 72 h after a click on an ad (Meta, free entry point). */
  freeEntryUntil: Date | null;
  /** Somebody should read it. */
  counts: boolean;
  /** Somebody should answer it. */
  asks: boolean;
}

/** @param settled it was a stop or start word that we have dealt with: nobody has to answer */
export function conversationEffect(
  event: Pick<InboundMessageEvent, "at" | "type" | "text" | "referral" | "call" | "old">,
  kind: ChannelKind,
  settled: boolean,
): ConversationEffect {
  // A call that still rings, or that somebody took or turned down, asks for nothing more.
  const quiet = settled || event.old === true || (event.call && event.call.status !== "missed");
  const opens = kind === "meta" && event.type !== "system";
  const after = (hours: number) => new Date(event.at.getTime() + hours * HOUR_MS);
  return {
    at: event.at,
    preview: previewOf(event.text),
    windowUntil: opens ? after(24) : null,
    freeEntryUntil: opens && event.referral ? after(72) : null,
    counts: !quiet && event.type !== "system",
    asks: !quiet && !NEEDS_NO_ANSWER.has(event.type),
  };
}
