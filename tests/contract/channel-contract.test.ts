import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { SendResult } from "~/channels/channel";
import { createMetaChannel } from "~/channels/meta-cloud/meta-channel";
import { createTwilioChannel } from "~/channels/twilio-sms/twilio-channel";
import { scriptedWorld } from "./baileys/scripted-world";
import { A_MESSAGE, type ChannelWorld, describeChannel, refused } from "./channel-suite";
import type { StubAnswer } from "./stub/carrier-stub";
import { type HttpAdapter, httpWorld } from "./stub/http-world";

/** Short, so that the silent provider costs a tenth of a second. */
const TIMEOUT_MS = 100;

const META: HttpAdapter = {
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
  accepted: (id) => ({
    status: 200,
    json: { contacts: [{ wa_id: "5511900000000" }], messages: [{ id }] },
  }),
  stopped: { status: 400, json: { error: { code: 131050, message: "(#131050) stopped" } } },
  tokenDead: { status: 401, json: { error: { code: 190, message: "expired" } } },
  tooFast: { status: 400, json: { error: { code: 130429, message: "(#130429) Rate limit hit" } } },
  unknownCode: { status: 400, json: { error: { code: 999_999, message: "news" } } },
};

const SMS: HttpAdapter = {
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
  accepted: (id) => ({ status: 201, json: { sid: id, status: "queued", error_code: null } }),
  stopped: { status: 400, json: { code: 21610, message: "unsubscribed", status: 400 } },
  tokenDead: { status: 401, json: { code: 20003, message: "Authenticate", status: 401 } },
  tooFast: { status: 429, json: { code: 20429, message: "Too Many Requests", status: 429 } },
  unknownCode: { status: 400, json: { code: 99_999, message: "news", status: 400 } },
};

const HTTP = [httpWorld(META), httpWorld(SMS)];
/** A world with a real socket joins here. */
const WORLDS: ChannelWorld[] = [...HTTP, scriptedWorld(TIMEOUT_MS)];

for (const world of WORLDS) {
  const stranger = world.name === "meta" ? SMS : META;
  describeChannel(world, () => stranger.connection("http://127.0.0.1:1"));
}

describe.each(HTTP)("the wire of a $name channel", (world) => {
  beforeAll(() => world.open());
  afterAll(() => world.close());
  const unknown = { outcome: "unknown" };

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
    [
      "429 without words is refused and safe to retry",
      { status: 429, text: "" },
      refused("transient", "number", "backoff"),
    ],
  ];
  test.each(wire)("%s", async (_name, answer, expected) => {
    const connection = world.connection();
    world.stub().answer = answer;
    const result: SendResult = await world.channel.send(A_MESSAGE, connection);
    expect(result).toMatchObject(expected);
    expect(world.arrived()).toBe(1);
  });

  test("a port where nobody listens says so", async () => {
    const result = await world.channel.send(A_MESSAGE, world.unreachable());
    expect(result).toMatchObject({ outcome: "refused", code: "network" });
  });

  test("a host name that does not exist is refused and safe to retry", async () => {
    const { connection } = world.name === "meta" ? META : SMS;
    const result = await world.channel.send(A_MESSAGE, connection("http://no-such-host.invalid"));
    expect(result).toMatchObject({ outcome: "refused", reason: "transient", code: "network" });
  });

  test("the secret travels in the header", async () => {
    const connection = world.connection();
    world.play("accepts");
    await world.channel.send(A_MESSAGE, connection);
    expect(world.stub().requests[0]!.headers.authorization).toBeString();
  });
});
