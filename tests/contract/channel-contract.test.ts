import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import type { Channel, OpenConnection, OutboundMessage, SendResult } from "~/channels/channel";
import { createMetaChannel } from "~/channels/meta-cloud/meta-channel";
import { channelFor } from "~/channels/registry.server";
import { createTwilioChannel } from "~/channels/twilio-sms/twilio-channel";
import { type CarrierStub, type StubAnswer, startCarrierStub } from "./stub/carrier-stub";

/** Short, so that the silent carrier costs a tenth of a second. */
const TIMEOUT_MS = 100;
const DEAD_PORT = 4219;
const OUTGOING_ID = "0192f3a4-0000-7000-8000-000000000001";

interface Adapter {
  name: string;
  port: number;
  channel: Channel;
  connection(baseUrl: string): OpenConnection;
  accepted: StubAnswer;
  acceptedId: string;
  /** The provider's way of saying: this person stopped. */
  stopped: StubAnswer;
  tokenDead: StubAnswer;
  tooFast: StubAnswer;
  unknownCode: StubAnswer;
}

const ADAPTERS: Adapter[] = [
  {
    name: "meta",
    port: 4210,
    channel: createMetaChannel(TIMEOUT_MS),
    connection: (baseUrl) => ({
      id: "c1",
      kind: "meta",
      baseUrl,
      apiVersion: "v24.0",
      credentials: { phoneNumberId: "4001", wabaId: "5001", portfolioId: "6001", token: "secret-token" },
    }),
    accepted: {
      status: 200,
      json: { contacts: [{ wa_id: "5511900000000" }], messages: [{ id: "wamid.A" }] },
    },
    acceptedId: "wamid.A",
    stopped: { status: 400, json: { error: { code: 131050, message: "(#131050) stopped" } } },
    tokenDead: { status: 401, json: { error: { code: 190, message: "expired" } } },
    tooFast: { status: 400, json: { error: { code: 130429, message: "(#130429) Rate limit hit" } } },
    unknownCode: { status: 400, json: { error: { code: 999_999, message: "news" } } },
  },
  {
    name: "sms",
    port: 4211,
    channel: createTwilioChannel(TIMEOUT_MS),
    connection: (baseUrl) => ({
      id: "c2",
      kind: "sms",
      baseUrl,
      statusCallbackUrl: "https://app.example/api/v1/webhooks/twilio/c2/status",
      credentials: { accountSid: "AC1", authToken: "secret-token", from: "+551130000000" },
    }),
    accepted: { status: 201, json: { sid: "SM1", status: "queued", error_code: null } },
    acceptedId: "SM1",
    stopped: { status: 400, json: { code: 21610, message: "unsubscribed", status: 400 } },
    tokenDead: { status: 401, json: { code: 20003, message: "Authenticate", status: 401 } },
    tooFast: { status: 429, json: { code: 20429, message: "Too Many Requests", status: 429 } },
    unknownCode: { status: 400, json: { code: 99_999, message: "news", status: 400 } },
  },
];

const message: OutboundMessage = {
  id: OUTGOING_ID,
  to: { phone: "+5511900000000" },
  content: { type: "text", text: "Olá, Ana" },
};

const refused = (reason: string, scope: string, retry: string) => ({
  outcome: "refused",
  reason,
  scope,
  retry: expect.objectContaining({ kind: retry }),
});
const unknown = { outcome: "unknown" };

for (const adapter of ADAPTERS) {
  describe(`a ${adapter.name} channel`, () => {
    let stub: CarrierStub;
    beforeAll(async () => {
      stub = await startCarrierStub(adapter.port);
    });
    afterAll(() => stub.stop());
    beforeEach(() => {
      stub.requests.length = 0;
    });

    const send = (answer: StubAnswer, signal?: AbortSignal): Promise<SendResult> => {
      stub.answer = answer;
      return adapter.channel.send(message, adapter.connection(stub.url), signal);
    };

    const wire: [string, StubAnswer, object][] = [
      ["HTML with 200 is unknown", { status: 200, text: "<html>hello</html>" }, unknown],
      ["HTML with 502 is unknown", { status: 502, text: "<html>bad gateway</html>" }, unknown],
      ["nothing with 200 is unknown", { status: 200, text: "" }, unknown],
      ["nothing with 500 is unknown", { status: 500, text: "" }, unknown],
      ["half an answer is unknown", "half", unknown],
      ["a 200 without an id is unknown", { status: 200, json: { messages: [{}], sid: null } }, unknown],
      ["a 200 with a list is unknown", { status: 200, json: [] }, unknown],
      [
        "a redirect is not followed and is unknown",
        { status: 302, text: "", headers: { location: "/" } },
        unknown,
      ],
      ["a connection closed after the request is unknown", "close", unknown],
      ["a carrier that never answers is unknown after the time-out", "hang", unknown],
      [
        "429 without words is refused and safe to retry",
        { status: 429, text: "" },
        refused("transient", "number", "backoff"),
      ],
      [
        "the code for a person who stopped never retries",
        adapter.stopped,
        refused("stopped", "recipient", "never"),
      ],
      ["a dead token stops the connection", adapter.tokenDead, refused("token-dead", "connection", "person")],
      ["too fast slows the number and retries", adapter.tooFast, refused("number-rate", "number", "backoff")],
      [
        "a code we do not know fails for good with its number",
        adapter.unknownCode,
        refused("unknown-code", "recipient", "never"),
      ],
      [
        "an accepted message has the provider's id",
        adapter.accepted,
        { outcome: "accepted", providerId: adapter.acceptedId },
      ],
    ];
    test.each(wire)("%s", async (_name, answer, expected) => {
      expect(await send(answer)).toMatchObject(expected);
      expect(stub.requests).toHaveLength(1);
    });

    test("a port where nobody listens is refused and safe to retry", async () => {
      const result = await adapter.channel.send(message, adapter.connection(`http://127.0.0.1:${DEAD_PORT}`));
      expect(result).toMatchObject({ ...refused("transient", "number", "backoff"), code: "network" });
    });

    test("a host name that does not exist is refused and safe to retry", async () => {
      const result = await adapter.channel.send(message, adapter.connection("http://no-such-host.invalid"));
      expect(result).toMatchObject({ outcome: "refused", reason: "transient", code: "network" });
    });

    test("stopping before the request leaves is refused and nothing is sent", async () => {
      expect(await send(adapter.accepted, AbortSignal.abort())).toMatchObject({
        outcome: "refused",
        code: "aborted",
      });
      expect(stub.requests).toHaveLength(0);
    });

    test("stopping after the request left is unknown", async () => {
      const stop = new AbortController();
      stub.answer = () => {
        queueMicrotask(() => stop.abort());
        return "hang";
      };
      const sending = adapter.channel.send(message, adapter.connection(stub.url), stop.signal);
      expect(await sending).toMatchObject(unknown);
    });

    test("our id travels with the message, and the secret only in the header", async () => {
      await send(adapter.accepted);
      const [request] = stub.requests;
      expect(decodeURIComponent(request!.body)).toContain(OUTGOING_ID);
      expect(request!.body + request!.path).not.toContain("secret-token");
      expect(request!.headers.authorization).toBeString();
    });

    test("a hundred sends at once each get their own answer over kept-alive connections", async () => {
      let next = 0;
      stub.answer = () => {
        const id = `id-${next++}`;
        return { status: 200, json: { messages: [{ id }], sid: id } };
      };
      const connection = adapter.connection(stub.url);
      // With the product's own time-out: a busy machine is no silent carrier.
      const channel = channelFor(adapter.channel.kind);
      const sends = Array.from({ length: 100 }, () => channel.send(message, connection));
      const ids = (await Promise.all(sends)).map(
        (result) => result.outcome === "accepted" && result.providerId,
      );
      expect(new Set(ids).size).toBe(100);
    });

    test("no words of the detail exceed what a row should hold", async () => {
      const long = "x".repeat(100_000);
      const result = await send({ status: 500, text: long });
      expect(result.outcome === "unknown" && result.detail.length).toBeLessThan(600);
    });

    test("an address with nothing to reach is refused without a request", async () => {
      const nobody = { ...message, to: {} };
      expect(await adapter.channel.send(nobody, adapter.connection(stub.url))).toMatchObject({
        outcome: "refused",
        reason: "invalid-number",
      });
      expect(stub.requests).toHaveLength(0);
    });

    test("the registry knows it by its kind", () => {
      expect(channelFor(adapter.channel.kind).can).toEqual(adapter.channel.can);
    });

    test("the connection of another channel is a bug and throws", async () => {
      const other = ADAPTERS.find(({ name }) => name !== adapter.name)!;
      expect(adapter.channel.send(message, other.connection(stub.url))).rejects.toThrow();
    });
  });
}
