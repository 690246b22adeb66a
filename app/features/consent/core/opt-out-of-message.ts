import type { ChannelKind } from "~/channels/channel";
import type { InboundMessageEvent } from "~/channels/channel-event";
import { stopsMarketing } from "~/features/templates/core/normalise-buttons";
import { matchStopWord } from "./match-stop-word";

export interface OptOut {
  wish: "stop" | "start";
  /** What the wish was read from, without the person's other words. */
  evidence: { word: string; language?: string; by: "text" | "button" | "provider" };
}

const WISH_OF_PROVIDER = { STOP: "stop", START: "start" } as const;

/**
 * Whether an inbound message asks to stop or to hear from us again: Twilio's own `OptOutType` first, then the whole
 * text as a stop word, then a tapped button whose payload or label is the opt-out's (Meta's own labels included).
 * "start" only means something for a person who has stopped: the caller checks.
 */
export function optOutOfMessage(event: InboundMessageEvent, kind: ChannelKind): OptOut | undefined {
  if (event.optOutType) {
    if (event.optOutType === "HELP") return undefined;
    return {
      wish: WISH_OF_PROVIDER[event.optOutType],
      evidence: { word: event.text.slice(0, 100), by: "provider" },
    };
  }
  const tapped = event.type === "button" || event.type === "interactive";
  if (event.type !== "text" && !tapped) return undefined;
  const match = (tapped && matchStopWord(event.payload ?? "", kind)) || matchStopWord(event.text, kind);
  if (match && match.kind !== "help") {
    const { word, language } = match;
    return { wish: match.kind, evidence: { word, language, by: tapped ? "button" : "text" } };
  }
  return event.type === "button" && stopsMarketing(event.text)
    ? { wish: "stop", evidence: { word: event.text.slice(0, 100), by: "button" } }
    : undefined;
}
