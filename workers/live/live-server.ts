import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { LiveNotice } from "~/live/live-notice";
import type { LiveTicket } from "~/live/live-ticket";
import { readLiveTicket } from "~/live/live-ticket";
import type { Database } from "~/platform/db/database.server";
import type { Env } from "~/platform/env/env";
import type { Logger } from "~/platform/logger/logger";
import { listenToFacts } from "./listen-facts";
import { createLiveRooms, type LiveSocket, type Seat } from "./live-rooms";
import { createSeatPlacer } from "./seat-placer";
import { createTopics } from "./topics";
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

const CHECK_EVERY_MS = 25_000;

/**
 * A worker's HTTP port: `/live?ticket=…` for browsers, `/health` and `/metrics` for whoever watches it. Each worker
 * tells its own sockets; all of them hear every notice.
 */
export async function startLiveServer(options: LiveServerOptions): Promise<LiveServer> {
  const topics = createTopics();
  const live = options.sockets === false ? undefined : openLive(options, topics.publish);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  const server = createServer((request, response) => void answer(request, response, options));
  server.on("upgrade", (request, socket, head) => {
    const ticket = live ? ticketOf(request, options.env) : 404;
    if (typeof ticket === "number") return refuse(socket, ticket);
    sockets.handleUpgrade(request, socket, head, (client) => {
      const wire = topics.socket(client);
      const seat = live!.join(ticket, wire);
      client.on("pong", seat.heard);
      client.on("close", () => {
        wire.gone();
        seat.leave();
      });
      client.on("error", () => client.terminate());
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.hostname ?? "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    ready: live?.ready ?? Promise.resolve(),
    sockets: live?.count ?? (() => 0),
    async stop() {
      await live?.stop();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
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
function ticketOf(request: IncomingMessage, env: LiveServerOptions["env"]): LiveTicket | number {
  const url = new URL(request.url ?? "/", "http://live");
  if (url.pathname !== "/live") return 404;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== new URL(env.appUrl).origin) return 403;
  return readLiveTicket(url.searchParams.get("ticket") ?? "", env.encryptionKeys, new Date()) ?? 401;
}

const REASONS: Record<number, string> = { 401: "Unauthorized", 403: "Forbidden", 404: "Not Found" };

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function answer(request: IncomingMessage, response: ServerResponse, options: LiveServerOptions) {
  const path = (request.url ?? "/").split("?")[0];
  if (path === "/health" && options.health) {
    const health = await options.health().catch(() => ({ status: "failing" }));
    send(response, health.status === "ok" ? 200 : 503, "application/json", JSON.stringify(health));
  } else if (path === "/metrics" && options.metrics) {
    const text = await options.metrics().catch(() => "");
    send(response, 200, "text/plain; version=0.0.4; charset=utf-8", text);
  } else send(response, 404, "text/plain", "Not Found");
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(text);
}
