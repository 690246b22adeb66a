import type { World } from "../world";
import type { SandboxEvent } from "./event-bus";

const GATHER_MS = 250;
const HEARTBEAT_MS = 15_000;
const MAX_GATHERED = 200;

/**
 * Server-sent events for the simulator's page: `data: {"events":[…],"more":n}` at most four times a second, with a
 * comment every 15 s that keeps proxies awake.
 */
export function eventStream(world: World, request: Request): Response {
  const encoder = new TextEncoder();
  let gathered: SandboxEvent[] = [];
  let left = 0;
  let close = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          close();
        }
      };
      const off = world.bus.on((event) => {
        if (gathered.length < MAX_GATHERED) gathered.push(event);
        else left++;
      });
      const flush = setInterval(() => {
        if (gathered.length === 0) return;
        send(`data: ${JSON.stringify({ events: gathered, more: left })}\n\n`);
        gathered = [];
        left = 0;
      }, GATHER_MS);
      const beat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
      close = () => {
        off();
        clearInterval(flush);
        clearInterval(beat);
      };
      request.signal.addEventListener("abort", () => close());
      send(": hello\n\n");
    },
    cancel() {
      close();
    },
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
