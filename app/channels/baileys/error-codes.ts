import type { RefusalReason, RefusalScope, Retry } from "../channel";
import type { RefusalClass } from "../refusal-class";

const never: Retry = { kind: "never" };
const person: Retry = { kind: "person" };
const row = (reason: RefusalReason, scope: RefusalScope, retry: Retry): RefusalClass => ({
  reason,
  scope,
  retry,
});

const badRequest = row("bad-request", "recipient", never);
const tooFast = row("number-rate", "number", { kind: "backoff", seconds: 60, attempts: 4 });
const hiccup = row("transient", "recipient", { kind: "backoff", seconds: 5, attempts: 4 });
const busy = row("transient", "number", { kind: "backoff", seconds: 5, attempts: 6 });

/**
 * The server's code in the ack of a message → what it means to us. A code of 4xx means that the message was not taken.
 * 463 and 479 are documented by Baileys (SERVER_ERROR_CODES, NACK_REASONS); the others follow HTTP's sense, as the
 * server uses it in its other stanzas.
 */
export const WHATSAPP_CODES: Readonly<Record<string, RefusalClass>> = {
  "400": badRequest,
  // The account itself is shut out.
  "401": row("token-dead", "connection", person),
  "403": row("permission", "recipient", never),
  "404": row("not-on-channel", "recipient", never),
  "405": badRequest,
  "406": row("content-refused", "recipient", never),
  "408": hiccup,
  "420": tooFast,
  "421": badRequest,
  "429": tooFast,
  // New chats are locked for this account; those that exist go on. Each further try counts against it: none is made.
  "463": row("reachout-locked", "number", never),
  "475": row("permission", "recipient", never),
  // The stanza does not fit the person's devices as the server knows them: they are asked for anew.
  "479": row("transient", "recipient", { kind: "backoff", seconds: 5, attempts: 2 }),
  "500": hiccup,
  "503": busy,
  // Codes of our own side of the socket; see baileysChannel.
  // The message waits for the link however long that takes: it is not its fault.
  "not-open": row("transient", "number", { kind: "backoff", seconds: 1, attempts: 1_000 }),
  stopping: row("transient", "number", { kind: "delay", seconds: 0, attempts: 1_000 }),
  recipient: row("not-on-channel", "recipient", never),
  file: row("media", "recipient", person),
  broken: hiccup,
};

const unknownForGood = row("unknown-code", "recipient", never);

/** Classifies the code of a refused message, from its ack or from a failed status. An unknown one is never repeated. */
export function classifyWhatsAppCode(code: string): RefusalClass {
  const known = Object.hasOwn(WHATSAPP_CODES, code) ? WHATSAPP_CODES[code] : undefined;
  return known ?? unknownForGood;
}
