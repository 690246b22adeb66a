import type { LiveNotice } from "~/live/live-notice";
import type { LiveTicket } from "~/live/live-ticket";
import { readLiveTicket } from "~/live/live-ticket";
import type { Database } from "~/platform/db/database.server";
import type { Env } from "~/platform/env/env";
import type { Logger } from "~/platform/logger/logger";
import { listenToFacts } from "./listen-facts";
import { createLiveRooms, type LiveSocket, type Seat } from "./live-rooms";
import { createSeatPlacer } from "./seat-placer";
import { watchPresence } from "./watch-presence";

export interface LiveServerOptions {
  /** 0 takes a free one. */
  port: number;
  hostname?: string;
  database: Database;
  env: Pick<Env, "appUrl" | "encryptionKeys">;
  logger: Logger;
  /** What this worker's /health answers: 200 when `status` is "ok", else 503. */
  health?(): Promise<{ status: string }>;
  /** Prometheus text of this worker. */
  metrics?(): Promise<string>;
  /** Off for a worker without the role `live`: only /health and /metrics. */
  sockets?: boolean;
}

export interface LiveServer {
  readonly port: number;
  /** Resolves when notices arrive; sockets are welcome before. */
  readonly ready: Promise<void>;
  sockets(): number;
  stop(): Promise<void>;
}

interface SocketData {
  ticket: LiveTicket;
  heard(): void;
  leave(): void;
}

const CHECK_EVERY_MS = 25_000;
/** A socket that reads slower than it is told is closed: it comes back and refetches, and costs nobody memory. */
const MOST_WAITING_BYTES = 256 * 1024;

/**
 * A worker's HTTP port: `/live?ticket=…` for browsers, `/health` and `/metrics` for whoever watches it. Each worker
 * tells its own sockets; all of them hear every notice.
 */
export async function startLiveServer(options: LiveServerOptions): Promise<LiveServer> {
  const live =
    options.sockets === false ? undefined : openLive(options, (...said) => server.publish(...said));
  const server = Bun.serve<SocketData>({
    port: options.port,
    hostname: options.hostname ?? "127.0.0.1",
    fetch(request, server) {
      const url = new URL(request.url);
      if (url.pathname !== "/live" || !live) return answer(url.pathname, options);
      const ticket = ticketOf(request, url, options.env);
      if (typeof ticket === "number") return new Response(null, { status: ticket });
      const data: SocketData = { ticket, heard() {}, leave() {} };
      return server.upgrade(request, { data }) ? undefined : new Response(null, { status: 426 });
    },
    websocket: {
      maxPayloadLength: 1024,
      perMessageDeflate: false,
      idleTimeout: 0,
      sendPings: false,
      backpressureLimit: MOST_WAITING_BYTES,
      closeOnBackpressureLimit: true,
      open(socket) {
        Object.assign(socket.data, live?.join(socket.data.ticket, socket));
      },
      message() {},
      pong: ({ data }) => data.heard(),
      close: ({ data }) => data.leave(),
    },
  });
  return {
    port: server.port!,
    ready: live?.ready ?? Promise.resolve(),
    sockets: live?.count ?? (() => 0),
    async stop() {
      await live?.stop();
      await server.stop(true);
    },
  };
}

/** Rooms, who is in them, and what reaches them. */
function openLive(options: LiveServerOptions, publish: (topic: string, text: string) => void) {
  const { database, logger } = options;
  const rooms = createLiveRooms({ publish });
  const presence = watchPresence({ database, logger, members: rooms.members });
  const placer = createSeatPlacer({ database, logger, rooms, onPlaced: presence.arrived });
  const facts = listenToFacts({
    directUrl: database.settings.directUrl,
    logger,
    onFacts(notices) {
      placer.add(changedSeats(notices));
      rooms.tell(notices);
    },
    onGap() {
      // Also that somebody's sight changed may have been missed: members are looked up again.
      for (const companyId of [...rooms.companies()]) placer.add(rooms.unplace(companyId));
      rooms.resync();
    },
  });
  const check = setInterval(() => rooms.check(performance.now()), CHECK_EVERY_MS);

  function changedSeats(notices: readonly LiveNotice[]): Seat[] {
    return notices.flatMap(([companyId, fact]) =>
      fact.kind === "sight" ? rooms.unplace(companyId, fact.userId) : [],
    );
  }

  return {
    ready: facts.ready,
    count: rooms.count,
    join({ companyId, userId, isKey }: LiveTicket, socket: LiveSocket) {
      const { seat, heard, leave } = rooms.join({ companyId, userId, isKey }, socket, performance.now());
      placer.add([seat]);
      return { heard, leave };
    },
    async stop() {
      clearInterval(check);
      placer.stop();
      rooms.closeAll();
      await presence.stop();
      await facts.stop();
    },
  };
}

/** The ticket's facts, or the status to refuse with. A page of another site is refused before its ticket is read. */
function ticketOf(request: Request, url: URL, env: LiveServerOptions["env"]): LiveTicket | number {
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== new URL(env.appUrl).origin) return 403;
  return readLiveTicket(url.searchParams.get("ticket") ?? "", env.encryptionKeys, new Date()) ?? 401;
}

async function answer(path: string, options: LiveServerOptions): Promise<Response> {
  if (path === "/health" && options.health) {
    const health = await options.health().catch(() => ({ status: "failing" }));
    return respond(health.status === "ok" ? 200 : 503, "application/json", JSON.stringify(health));
  }
  if (path === "/metrics" && options.metrics) {
    const text = await options.metrics().catch(() => "");
    return respond(200, "text/plain; version=0.0.4; charset=utf-8", text);
  }
  return respond(404, "text/plain", "Not Found");
}

function respond(status: number, type: string, text: string): Response {
  return new Response(text, { status, headers: { "content-type": type, "cache-control": "no-store" } });
}
