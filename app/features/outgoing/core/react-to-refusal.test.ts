import { describe, expect, test } from "bun:test";
import { REFUSAL_REASONS, type RefusalReason, type RefusalScope, type Retry } from "~/channels/channel";
import { type Reaction, type Refusal, type RefusalContext, reactToRefusal } from "./react-to-refusal";

const now = new Date("2026-11-24T13:00:00Z");
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const never: Retry = { kind: "never" };
const person: Retry = { kind: "person" };
const backoff: Retry = { kind: "backoff", seconds: 1, attempts: 4 };
const refused = (reason: RefusalReason, scope: RefusalScope, retry: Retry): Refusal => ({
  outcome: "refused",
  reason,
  scope,
  retry,
  code: "1",
  detail: "",
});
const react = (refusal: Refusal, context: Partial<RefusalContext> = {}) =>
  reactToRefusal(refusal, { channel: "meta", triesBefore: 0, now, random: 0, ...context });
const fail = { item: { do: "fail" } } as const;
const keep = { item: { do: "keep" }, tellCompany: true } as const;
const retry = (seconds: number, counts = true) =>
  ({ item: { do: "retry", at: inSeconds(seconds), counts } }) as const;

describe("what one refusal changes", () => {
  test.each<[string, Refusal, Partial<RefusalContext>, Reaction]>([
    [
      "token dead: the queue is kept",
      refused("token-dead", "connection", person),
      {},
      { ...keep, connection: { state: "needs-reconnect", why: "token-dead" } },
    ],
    [
      "permission",
      refused("permission", "connection", person),
      {},
      { ...keep, connection: { state: "needs-reconnect", why: "permission" } },
    ],
    [
      "not registered",
      refused("not-registered", "connection", person),
      {},
      { ...keep, connection: { state: "needs-reconnect", why: "not-registered" } },
    ],
    [
      "payment",
      refused("payment", "connection", person),
      {},
      { ...keep, connection: { state: "blocked", why: "payment" } },
    ],
    [
      "locked",
      refused("account-locked", "connection", person),
      {},
      { ...keep, connection: { state: "blocked", why: "account-locked" } },
    ],
    [
      "new chats locked, by QR: the number rests and keeps its link",
      refused("reachout-locked", "connection", never),
      { channel: "whatsapp" },
      { ...fail, rest: { why: "reach-out-lock" }, tellCompany: true },
    ],
    ["test number's allow list concerns one person", refused("configuration", "recipient", person), {}, fail],
    [
      "template paused",
      refused("template-paused", "template", person),
      {},
      { ...keep, pause: { scope: "template", why: "template-paused" }, template: "resync" },
    ],
    [
      "template gone",
      refused("template-missing", "template", person),
      {},
      { ...keep, pause: { scope: "template", why: "template-missing" }, template: "resync" },
    ],
    [
      "template disabled",
      refused("template-disabled", "template", never),
      {},
      { ...keep, pause: { scope: "template", why: "template-disabled" }, template: "resync" },
    ],
    [
      "wrong number of variables",
      refused("template-parameters", "template", person),
      {},
      { ...keep, pause: { scope: "campaign", why: "template-parameters" } },
    ],
    ["one person's variable", refused("template-parameters", "recipient", never), {}, fail],
    [
      "portfolio limit violated",
      refused("messaging-limit", "portfolio", person),
      {},
      { ...keep, pause: { scope: "portfolio", why: "messaging-limit" } },
    ],
    [
      "too fast: slower, tried again, not counted",
      refused("number-rate", "number", backoff),
      {},
      { ...retry(1, false), number: { do: "slow" } },
    ],
    [
      "too fast for the tenth time: still not failed",
      refused("number-rate", "number", backoff),
      { triesBefore: 9 },
      { ...retry(1, false), number: { do: "slow" } },
    ],
    [
      "call quota of the app",
      refused("account-quota", "connection", { kind: "backoff", seconds: 60, attempts: 5 }),
      {},
      { ...retry(60, false), number: { do: "rest", seconds: 60 } },
    ],
    [
      "this person too often: 4^X, others go on",
      refused("recipient-rate", "recipient", backoff),
      { triesBefore: 2 },
      retry(16),
    ],
    ["a hiccup, first time", refused("transient", "recipient", backoff), {}, retry(1)],
    ["a hiccup, last time", refused("transient", "recipient", backoff), { triesBefore: 3 }, fail],
    [
      "retries are spread",
      refused("transient", "recipient", backoff),
      { random: 0.8, triesBefore: 1 },
      retry(4.8),
    ],
    [
      "number being upgraded",
      refused("transient", "number", { kind: "delay", seconds: 60, attempts: 10 }),
      {},
      { ...retry(60), number: { do: "rest", seconds: 60 } },
    ],
    [
      "Twilio's queue is full",
      refused("queue-full", "number", backoff),
      { channel: "sms" },
      { ...retry(1), number: { do: "slow" } },
    ],
    [
      "spam limit fails one message; the guard watches the rise",
      refused("spam-limit", "number", person),
      {},
      fail,
    ],
    [
      "Meta spares the person a day",
      refused("frequency-cap", "recipient", { kind: "person", afterSeconds: 86_400 }),
      {},
      { ...fail, contact: { note: "frequency-hold", until: inSeconds(86_400) } },
    ],
    [
      "and the next time three",
      refused("frequency-cap", "recipient", person),
      { frequencyHoldsBefore: 1 },
      { ...fail, contact: { note: "frequency-hold", until: inSeconds(3 * 86_400) } },
    ],
    [
      "and never more than a week",
      refused("frequency-cap", "recipient", person),
      { frequencyHoldsBefore: 9 },
      { ...fail, contact: { note: "frequency-hold", until: inSeconds(7 * 86_400) } },
    ],
    [
      "stopped at Meta: offers only",
      refused("stopped", "recipient", never),
      {},
      { ...fail, contact: { note: "stopped", purpose: "marketing" } },
    ],
    [
      "stopped at Twilio: everything",
      refused("stopped", "recipient", never),
      { channel: "sms" },
      { ...fail, contact: { note: "stopped", purpose: "all" } },
    ],
    [
      "not on WhatsApp",
      refused("not-on-channel", "recipient", never),
      {},
      { ...fail, contact: { note: "not-on-channel" } },
    ],
    [
      "wrong number",
      refused("invalid-number", "recipient", never),
      { channel: "sms" },
      { ...fail, contact: { note: "invalid-phone" } },
    ],
    [
      "country forbidden",
      refused("country-forbidden", "recipient", never),
      {},
      { ...fail, contact: { note: "country-forbidden" } },
    ],
    [
      "blocked by the carrier",
      refused("blocked", "recipient", never),
      { channel: "sms" },
      { ...fail, contact: { note: "blocked-by-carrier" } },
    ],
    ["window closed", refused("window-closed", "recipient", never), {}, fail],
    ["unknown code", refused("unknown-code", "recipient", never), {}, fail],
    [
      "by webhook the attempt is over, the rest still counts",
      refused("template-paused", "template", person),
      { byWebhook: true },
      {
        ...fail,
        tellCompany: true,
        pause: { scope: "template", why: "template-paused" },
        template: "resync",
      },
    ],
    [
      "a hiccup by webhook is not re-sent by itself",
      refused("transient", "recipient", backoff),
      { byWebhook: true },
      fail,
    ],
  ])("%s", (_, refusal, context, expected) => expect(react(refusal, context)).toEqual(expected));

  test("every reason in every scope has an answer", () => {
    for (const reason of REFUSAL_REASONS) {
      for (const scope of ["recipient", "number", "portfolio", "template", "connection"] as const) {
        for (const how of [never, person, backoff])
          expect(react(refused(reason, scope, how)).item.do).toBeString();
      }
    }
  });
});
