import { describe, expect, test } from "bun:test";
import type { ContactPermission } from "~/features/consent/core/may-contact";
import { decideSend, type SendDecision, type SendItem, type SendLimits } from "./decide-send";

const now = 1_000_000;
const yes: ContactPermission = { answer: "yes" };
const no: ContactPermission = { answer: "no", why: "stopped" };
const later: ContactPermission = { answer: "later", why: "send-window", until: new Date(now + 900) };
const free: SendLimits = { numberFreeAtMs: now, recipientFreeAtMs: 0 };

describe("what happens to a claimed row", () => {
  test.each<[string, Partial<SendItem>, ContactPermission, Partial<SendLimits>, SendDecision]>([
    ["cancelled campaign", { campaign: "cancelled" }, no, {}, { do: "skip", why: "cancelled" }],
    ["stopped meanwhile, even while paused", { campaign: "paused" }, no, {}, { do: "skip", why: "stopped" }],
    ["too late", { expiresAtMs: now }, yes, {}, { do: "skip", why: "expired" }],
    [
      "would wait until it is too late",
      { expiresAtMs: now + 800 },
      later,
      {},
      { do: "skip", why: "expired" },
    ],
    ["paused campaign", { campaign: "paused" }, later, {}, { do: "wait", why: "campaign-paused" }],
    ["stopped connection", { connection: "stopped" }, yes, {}, { do: "wait", why: "connection-paused" }],
    ["outside the hours", {}, later, {}, { do: "wait", why: "send-window", untilMs: now + 900 }],
    ["scheduled", { notBeforeMs: now + 5 }, yes, {}, { do: "wait", why: "scheduled", untilMs: now + 5 }],
    [
      "number busy",
      {},
      yes,
      { numberFreeAtMs: now + 3 },
      { do: "wait", why: "number-rate", untilMs: now + 3 },
    ],
    [
      "person written to just now",
      {},
      yes,
      { recipientFreeAtMs: now + 6_000, numberFreeAtMs: now + 3 },
      { do: "wait", why: "recipient-rate", untilMs: now + 6_000 },
    ],
    [
      "portfolio full today",
      {},
      yes,
      { budgetFreeAtMs: now + 9_000, recipientFreeAtMs: now + 6_000 },
      { do: "wait", why: "portfolio-budget", untilMs: now + 9_000 },
    ],
    ["everything free", { campaign: "running", notBeforeMs: now }, yes, {}, { do: "send" }],
    ["an answer outside campaigns", {}, yes, {}, { do: "send" }],
  ])("%s", (_, item, permission, limits, expected) =>
    expect(decideSend({ connection: "active", ...item }, permission, { ...free, ...limits }, now)).toEqual(
      expected,
    ),
  );
});
