import { describe, expect, test } from "bun:test";
import { parseTwilioSmsWebhook } from "~/channels/twilio-sms/parse-inbound";
import { parseTwilioStatus } from "~/channels/twilio-sms/parse-status";
import cases from "../fixtures/twilio/inbound.json";

const NOW = new Date("2026-11-22T12:00:00Z");

describe("an inbound SMS", () => {
  test.each(cases.map((one) => [one.name, one] as const))("%s", (_name, { form, expect: expected }) => {
    const routed = parseTwilioSmsWebhook(new URLSearchParams(form), NOW);
    expect(routed).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(routed[0]!.event))).toMatchObject(expected);
    expect(JSON.stringify(routed)).not.toContain("\\u0000");
  });
});

describe("a status callback", () => {
  const read = (form: string, id?: string) => parseTwilioStatus(new URLSearchParams(form), id, NOW);

  test.each([
    ["accepted", undefined, 0],
    ["queued", undefined, 1],
    ["sending", undefined, 2],
    ["sent", "sent", 3],
    ["delivered", "delivered", 5],
    ["undelivered", "failed", 5],
    ["failed", "failed", 5],
    ["canceled", "failed", 5],
    ["read", "read", 6],
    ["sniffed", undefined, -1],
    ["constructor", undefined, -1],
  ])("%s is %s with rank %i", (word, status, rank) => {
    const parsed = read(`MessageSid=SM1&MessageStatus=${word}&To=%2B5511987650001`, "out-1");
    expect(parsed.rank).toBe(rank);
    if (status === undefined)
      expect(parsed.event).toMatchObject({ kind: "other", field: `sms-status.${word}` });
    else expect(parsed.event).toMatchObject({ kind: "status", status, outgoingId: "out-1", at: NOW });
  });

  test("a failure carries Twilio's code", () => {
    const { event } = read(
      "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003&ErrorMessage=Unreachable",
    );
    expect(event).toMatchObject({ status: "failed", error: { code: "30003", detail: "Unreachable" } });
  });

  test("a failure without code says its own word", () => {
    expect(read("MessageSid=SM1&MessageStatus=canceled").event).toMatchObject({
      error: { code: "canceled" },
    });
  });

  test("the older names of the fields count too", () => {
    expect(read("SmsSid=SM1&SmsStatus=delivered").event).toMatchObject({
      kind: "status",
      providerMessageId: "SM1",
    });
  });

  test("a callback without id or status is kept, never an error", () => {
    expect(read("MessageStatus=delivered").event.kind).toBe("other");
    expect(read("").event).toMatchObject({ kind: "other", field: "sms-status.none" });
  });
});
