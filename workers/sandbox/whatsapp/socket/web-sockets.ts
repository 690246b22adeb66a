import type { Server, WebSocketHandler } from "bun";
import type { Network } from "../network";
import { Connection } from "./connection";

export interface SocketData {
  connection?: Connection;
}

const IDLE_SECONDS = 960;

/** WhatsApp's sockets as a part of any `Bun.serve`: `upgrade` for the request, `websocket` for the server. */
export function webSockets(network: Network): {
  upgrade(server: Server<SocketData>, request: Request): Response | undefined;
  websocket: WebSocketHandler<SocketData>;
} {
  return {
    upgrade(server, request) {
      if (server.upgrade(request, { data: {} })) return undefined;
      return new Response("a WebSocket is expected here", { status: 426 });
    },
    websocket: {
      idleTimeout: IDLE_SECONDS,
      perMessageDeflate: false,
      maxPayloadLength: 64 * 1024 * 1024,
      open(socket) {
        const connection = new Connection(network, {
          send: (bytes) => void socket.send(bytes),
          close: () => socket.close(),
          terminate: () => socket.terminate(),
        });
        socket.data.connection = connection;
        network.connections.add(connection);
      },
      message(socket, data) {
        socket.data.connection?.take(typeof data === "string" ? Buffer.from(data) : data);
      },
      close(socket) {
        socket.data.connection?.over();
      },
    },
  };
}
