import type { MessageStatus, RoutedEvent } from "../channel-event";
import { cleanText } from "../narrow-json";
import { parseTwilioAddress } from "./parse-inbound";

interface Step {
  readonly status?: MessageStatus;
  /** How far along: a callback with a lower rank than one already seen is late and says nothing new. */
  readonly rank: number;
}

/** Callbacks come out of order; the final ones outrank everything before them. */
const STEPS: Readonly<Record<string, Step>> = {
  accepted: { rank: 0 },
  scheduled: { rank: 0 },
  queued: { rank: 1 },
  sending: { rank: 2 },
  sent: { status: "sent", rank: 3 },
  partially_delivered: { status: "sent", rank: 4 },
  delivered: { status: "delivered", rank: 5 },
  undelivered: { status: "failed", rank: 5 },
  failed: { status: "failed", rank: 5 },
  canceled: { status: "failed", rank: 5 },
  read: { status: "read", rank: 6 },
};

/** A status callback: its event, and its rank among the callbacks of the same message (0 to 6, −1 unknown). */
export interface TwilioStatus extends RoutedEvent {
  readonly rank: number;
}

/**
 * Reads a status callback. `outgoingId` is the `id` that we put into the callback's URL. Twilio sends no time, so
 * `receivedAt` is it. Steps before "sent", unknown statuses and callbacks without id come back as `other`.
 */
export function parseTwilioStatus(
  params: URLSearchParams,
  outgoingId: string | undefined,
  receivedAt: Date = new Date(),
): TwilioStatus {
  const read = (name: string) => cleanText(params.get(name) ?? "");
  const providerMessageId = read("MessageSid") || read("SmsSid");
  const word = (read("MessageStatus") || read("SmsStatus")).toLowerCase();
  const step: Step = (Object.hasOwn(STEPS, word) ? STEPS[word] : undefined) ?? { rank: -1 };
  if (step.status === undefined || providerMessageId === "") {
    const raw: Record<string, string> = {};
    for (const [name, value] of params) raw[cleanText(name)] = cleanText(value);
    return { rank: step.rank, event: { kind: "other", field: `sms-status.${word || "none"}`, raw } };
  }
  const to = parseTwilioAddress(read("To"));
  const code = read("ErrorCode");
  return {
    rank: step.rank,
    event: {
      kind: "status",
      providerMessageId,
      status: step.status,
      at: receivedAt,
      ...(outgoingId && { outgoingId }),
      ...(to && { to }),
      ...(step.status === "failed" && {
        error: { code: code || word, detail: read("ErrorMessage") },
      }),
    },
  };
}
