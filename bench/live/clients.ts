// Half of the benchmark's browsers: opens its sockets, counts what they hear, and answers with its figures.
import { readFileSync } from "node:fs";
import { makeLiveTicket } from "~/live/live-ticket";
import { loadEnvOrExit } from "~/platform/env/load-env.server";
import type { Listener } from "./listener";
import { openRawClient } from "./raw-client";
import { nowMicros, readStamps } from "./stamped-id";

const { BENCH_URL = "", BENCH_PEER = "", BENCH_LISTENERS = "", BENCH_ORIGIN = "" } = process.env;
const listeners = JSON.parse(readFileSync(BENCH_LISTENERS, "utf8")) as Listener[];
const keys = loadEnvOrExit().encryptionKeys;
const AT_ONCE = 100;
/** Tenths of a millisecond, up to ten seconds. */
const histogram = new Uint32Array(100_000);
let deliveries = 0;
let frames = 0;
let crossed = 0;
let unseen = 0;
let closed = 0;

/** `http`, as far as the handshake goes. */
function address({ companyId, userId }: Listener): string {
  if (BENCH_PEER)
    return `${BENCH_URL.replace("ws", "http")}/socket.io/?EIO=4&transport=websocket&room=${companyId}`;
  return `${BENCH_URL.replace("ws", "http")}/live?ticket=${makeLiveTicket({ companyId, userId, isKey: false }, keys, new Date())}`;
}

function hear(listener: Listener, text: string) {
  const now = nowMicros();
  frames += 1;
  readStamps(text, ({ company, assignee, atMicros }) => {
    deliveries += 1;
    if (company !== listener.company) crossed += 1;
    if (listener.own && assignee !== listener.member) unseen += 1;
    const bin = Math.min(histogram.length - 1, Math.max(0, Math.floor((now - atMicros) / 100)));
    histogram[bin] = histogram[bin]! + 1;
  });
}

async function open(listener: Listener): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  await openRawClient(address(listener), BENCH_ORIGIN, {
    onText(text, client) {
      if (BENCH_PEER) {
        // Engine.IO: "0" opens, "2" asks for a sign of life; Socket.IO: "40" is in, "42" an event.
        if (text.startsWith("42")) hear(listener, text);
        else if (text.startsWith("40")) resolve();
        else if (text[0] === "0") client.send("40");
        else if (text === "2") client.send("3");
      } else if (text.startsWith('{"ready"')) resolve();
      else hear(listener, text);
    },
    onClose() {
      closed += 1;
      reject(new Error("A socket did not open"));
    },
  });
  return promise;
}

const waiting = [...listeners];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) await open(one);
  }),
);
const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  fetch() {
    const bins = [...histogram.entries()].filter(([, count]) => count > 0);
    const answer = Response.json({ bins, deliveries, frames, crossed, unseen, closed });
    histogram.fill(0);
    deliveries = frames = crossed = unseen = closed = 0;
    return answer;
  },
});
console.log(`Clients: ${server.url.origin}`);
