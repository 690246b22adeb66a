import type { RefusalReason, RefusalScope, Retry } from "../channel";
import type { RefusalClass } from "../refusal-class";

const never: Retry = { kind: "never" };
const person: Retry = { kind: "person" };
const backoff: Retry = { kind: "backoff", seconds: 1, attempts: 8 };
const once = (seconds: number): Retry => ({ kind: "delay", seconds, attempts: 1 });

const row = (reason: RefusalReason, scope: RefusalScope, retry: Retry): RefusalClass => ({
  reason,
  scope,
  retry,
});

const locked = row("account-locked", "connection", person);
const configuration = row("configuration", "connection", person);
const badRequest = row("bad-request", "recipient", never);
const invalidNumber = row("invalid-number", "recipient", never);
const noSms = row("not-on-channel", "recipient", never);
const tokenDead = row("token-dead", "connection", person);

/**
 * Twilio's code → what it means to us, for refusals of a send and for failed status callbacks alike.
 * Source: Twilio's error dictionary (Nov 2026).
 */
export const TWILIO_CODES: Readonly<Record<string, RefusalClass>> = {
  "20003": tokenDead,
  "20404": configuration,
  "20005": locked,
  "10001": locked,
  "20006": row("permission", "connection", person),
  // Not processed, so safe to send again.
  "20429": row("number-rate", "number", backoff),
  // Said by Twilio itself, in JSON: nothing was created. A 5xx without these codes stays unknown.
  "20500": row("transient", "recipient", backoff),
  "20503": row("transient", "number", backoff),
  "21211": invalidNumber,
  "21217": invalidNumber,
  "21408": row("country-forbidden", "recipient", person),
  "21601": configuration,
  "21606": configuration,
  "21212": configuration,
  "21609": configuration,
  "21602": badRequest,
  "21603": configuration,
  "21604": badRequest,
  "21608": row("configuration", "recipient", person),
  "21610": row("stopped", "recipient", never),
  "21611": row("queue-full", "number", backoff),
  "21612": noSms,
  "21614": noSms,
  "21617": badRequest,
  "21620": row("media", "recipient", person),
  "21623": row("media", "recipient", never),
  "21701": configuration,
  "21703": configuration,
  "21704": configuration,
  "21705": configuration,
  "21712": configuration,
  "30001": row("queue-full", "number", { kind: "delay", seconds: 300, attempts: 3 }),
  "30002": locked,
  "30003": row("unreachable", "recipient", once(3600)),
  "30004": row("blocked", "recipient", never),
  "30005": invalidNumber,
  "30006": noSms,
  // Sent again with the same text it is filtered again, and costs reputation.
  "30007": row("content-refused", "recipient", never),
  "30008": row("transient", "recipient", once(600)),
  "30010": configuration,
  "30011": row("media", "recipient", never),
  "30017": row("transient", "number", { kind: "delay", seconds: 300, attempts: 3 }),
  "30018": configuration,
  "30019": row("media", "recipient", never),
  "30022": row("number-rate", "number", { kind: "delay", seconds: 60, attempts: 10 }),
  "30023": row("messaging-limit", "number", { kind: "delay", seconds: 86_400, attempts: 3 }),
  "30032": row("not-registered", "connection", person),
  "30034": row("not-registered", "connection", person),
  "30410": row("transient", "recipient", once(600)),
  "63016": row("window-closed", "recipient", never),
  "63018": row("number-rate", "number", backoff),
  "63038": row("messaging-limit", "connection", { kind: "delay", seconds: 86_400, attempts: 3 }),
};

const unknownForGood = row("unknown-code", "recipient", never);

/** Classifies a Twilio code; one that we do not know fails for good and is shown with its number. */
export function classifyTwilioCode(code: string): RefusalClass {
  return (Object.hasOwn(TWILIO_CODES, code) ? TWILIO_CODES[code] : undefined) ?? unknownForGood;
}
