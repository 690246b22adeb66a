import type { Capabilities, ChannelKind } from "~/channels/channel";
import { type ContactFacts, mayContact } from "~/features/consent/core/may-contact";
import type { AnswerRules } from "../conversation-facts";
import { serviceWindow } from "./service-window";

/** Everything that decides what may be answered. */
export interface AnswerFacts {
  kind: ChannelKind;
  /** As of connection.state. */
  connectionState: string;
  can: Capabilities;
  person: ContactFacts;
  windowUntil: Date | null;
  freeEntryUntil: Date | null;
  undoSeconds: number;
}

/** What may be answered now. The gate is asked again when it leaves. */
export function answerRules(facts: AnswerFacts, now: Date): AnswerRules {
  const { kind, can, connectionState, undoSeconds } = facts;
  const window = serviceWindow(can.serviceWindow, facts, now);
  // Whether the window is open is said beside it: a template may still go out.
  const permission = mayContact(facts.person, kind, "conversation", now, { content: "template" });
  const refused =
    connectionState === "removed"
      ? { key: "inbox-answer.refused.connection-removed" }
      : permission.answer === "no"
        ? { key: `inbox-answer.refused.${permission.why}` }
        : null;
  // Twilio fetches files from a public address, which ours are not; MMS does not exist in Brazil anyway.
  const media = can.media && kind !== "sms";
  const { freeText, templates, voice, locations, replies, reactions, edits, deletes, typing } = can;
  return {
    can: { freeText, templates, media, voice, locations, replies, reactions, edits, deletes, typing },
    windowUntil: window.until?.toISOString() ?? null,
    windowClosed: window.closed,
    freeEntryUntil: window.freeEntryUntil?.toISOString() ?? null,
    refused,
    waits:
      connectionState === "active" || connectionState === "removed"
        ? null
        : { key: `inbox-answer.waits.${connectionState}` },
    maxTextLength: can.maxTextLength,
    undoSeconds,
  };
}
