import { connect, type Socket } from "node:net";
import { makeLiveTicket } from "~/live/live-ticket";
import type { EncryptionKey } from "~/platform/crypto/secret-box";
import type { Listener } from "./listener";

/** Live sockets below any client: they read and throw away what comes, or never read at all. */
export async function openRawSockets(
  url: string,
  origin: string,
  listeners: readonly Listener[],
  keys: readonly EncryptionKey[],
  reads: boolean,
): Promise<Socket[]> {
  const { hostname, port, host } = new URL(url);
  return Promise.all(
    listeners.map(async ({ companyId, userId }) => {
      const ticket = makeLiveTicket({ companyId, userId, isKey: true }, keys, new Date());
      const socket = connect(Number(port), hostname);
      socket.on("error", () => {});
      socket.write(
        [
          `GET /live?ticket=${ticket} HTTP/1.1`,
          `Host: ${host}`,
          `Origin: ${origin}`,
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Version: 13",
          "\r\n",
        ].join("\r\n"),
      );
      // Its answer, and that it is ready.
      await new Promise<void>((resolve) => socket.once("data", () => resolve()));
      if (reads) socket.resume();
      else socket.pause();
      return socket;
    }),
  );
}
