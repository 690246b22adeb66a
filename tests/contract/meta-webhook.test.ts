import { describe, expect, test } from "bun:test";
import { parseMetaWebhook } from "~/channels/meta-cloud/parse-webhook";
import cases from "../fixtures/meta/webhook-changes.json";

const RECEIVED = new Date("2026-11-22T12:00:00Z");
const WABA = "500100200300400";

const bodyOf = (...changes: { field: string; value: unknown }[]) => ({
  object: "whatsapp_business_account",
  entry: [{ id: WABA, changes }],
});
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

describe("a Meta webhook", () => {
  test.each(cases.map((one) => [one.name, one] as const))(
    "%s",
    (_name, { field, value, expect: expected }) => {
      const routed = parseMetaWebhook(bodyOf({ field, value }), RECEIVED);
      expect(routed).toHaveLength(1);
      expect(asJson(routed[0]!.event)).toMatchObject(asJson(expected));
      expect(routed[0]!.wabaId).toBe(WABA);
      const metadata = "metadata" in value ? value.metadata : undefined;
      expect(routed[0]!.phoneNumberId).toBe(metadata?.phone_number_id);
    },
  );

  test("nothing in any of them holds a null byte or a lone surrogate, which Postgres refuses", () => {
    const dirty = {
      type: "text",
      id: "w\u0000",
      from: "5511987650001",
      text: { body: "a\u0000\uD83D" },
      "k\u0000": 1,
    };
    const routed = parseMetaWebhook(bodyOf({ field: "messages", value: { messages: [dirty] } }), RECEIVED);
    const text = JSON.stringify(routed);
    expect(text).not.toContain("\\u0000");
    expect(text).not.toContain("\\ud83d");
  });

  test("a batch of a thousand statuses in many entries comes out whole and in order", () => {
    const statuses = Array.from({ length: 1000 }, (_, at) => ({
      id: `wamid.${at}`,
      status: "read",
      timestamp: "1770000000",
    }));
    const routed = parseMetaWebhook(bodyOf({ field: "messages", value: { statuses } }), RECEIVED);
    expect(routed.map(({ event }) => event.kind === "status" && event.providerMessageId)).toEqual(
      statuses.map(({ id }) => id),
    );
  });

  test("a poisonous entry does not take its neighbours along", () => {
    const statuses = [
      null,
      7,
      "x",
      [],
      { id: {}, status: {} },
      { id: "wamid.1", status: "read", timestamp: {} },
    ];
    const kinds = parseMetaWebhook(bodyOf({ field: "messages", value: { statuses } }), RECEIVED).map(
      ({ event }) => event.kind,
    );
    expect(kinds).toEqual(["other", "other", "other", "other", "other", "status"]);
  });

  const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`) as unknown;
  test.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "hello"],
    ["a number", 4],
    ["a list", []],
    ["an empty object", {}],
    ["entry that is no list", { entry: "x" }],
    ["an entry that is null", { entry: [null] }],
    ["changes that are no list", { entry: [{ changes: 4 }] }],
    ["a change that is null", { entry: [{ changes: [null] }] }],
    ["a change without field", { entry: [{ changes: [{ value: { event: "PARTNER_APP_INSTALLED" } }] }] }],
    ["five thousand brackets", { entry: [{ changes: [{ field: "x", value: { deep } }] }] }],
  ])("%s is kept, never an error", (_name, body) => {
    const routed = parseMetaWebhook(body, RECEIVED);
    expect(routed.map(({ event }) => event.kind)).toEqual(["other"]);
    expect(() => JSON.stringify(routed)).not.toThrow();
  });
});
