import type { Channel, OpenConnection } from "~/channels/channel";
import type { ChannelWorld, Scene } from "../channel-suite";
import { OUTGOING_ID } from "../channel-suite";
import { type CarrierStub, type StubAnswer, startCarrierStub } from "./carrier-stub";

const DEAD_PORT = 4219;

/** A provider with an HTTP API, in its own words. */
export interface HttpAdapter {
  name: string;
  port: number;
  channel: Channel;
  connection(baseUrl: string): OpenConnection;
  /** The answer to an accepted message, which gets this id. */
  accepted(id: string): StubAnswer;
  stopped: StubAnswer;
  tokenDead: StubAnswer;
  tooFast: StubAnswer;
  unknownCode: StubAnswer;
}

export interface HttpWorld extends ChannelWorld {
  connection(): OpenConnection;
  stub(): CarrierStub;
}

/** A channel over HTTP, with a provider reduced to its wire. */
export function httpWorld(adapter: HttpAdapter): HttpWorld {
  let stub: CarrierStub;
  let next = 0;
  const answers: Record<Scene, () => StubAnswer> = {
    accepts: () => adapter.accepted(`id-${next++}`),
    "says-stopped": () => adapter.stopped,
    "says-token-dead": () => adapter.tokenDead,
    "says-too-fast": () => adapter.tooFast,
    "says-something-new": () => adapter.unknownCode,
    "says-too-much": () => ({ status: 500, text: "x".repeat(100_000) }),
    hangs: () => "hang",
    drops: () => "close",
  };
  return {
    name: adapter.name,
    channel: adapter.channel,
    scenes: Object.keys(answers) as Scene[],
    stub: () => stub,
    async open() {
      stub = await startCarrierStub(adapter.port);
    },
    async close() {
      stub.stop();
    },
    connection() {
      stub.requests.length = 0;
      return adapter.connection(stub.url);
    },
    unreachable: () => adapter.connection(`http://127.0.0.1:${DEAD_PORT}`),
    play(scene, onArrival) {
      stub.answer = () => {
        onArrival?.();
        return answers[scene]();
      };
    },
    arrived: () => stub.requests.length,
    seen: () => stub.requests.map(({ path, body }) => decodeURIComponent(path + body)).join("\n"),
    idInside: OUTGOING_ID,
    secret: "secret-token",
  };
}
