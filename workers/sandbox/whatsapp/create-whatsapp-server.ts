import { authorityAnswer } from "./authority-answer";
import { startMediaServer } from "./media/start-media-server";
import { Network, type NetworkOptions } from "./network";
import { webSockets } from "./socket/web-sockets";
import { WhatsAppServer } from "./whatsapp-server";

/**
 * The pretend WhatsApp by itself, for tests and benchmarks: one port for sockets (`/ws/chat`) and the authority
 * (`/whatsapp/authority`), another with HTTPS for files. Both only on 127.0.0.1; 0 takes any port.
 */
export function createWhatsAppServer(
  options: NetworkOptions & { port?: number; mediaPort?: number } = {},
): WhatsAppServer {
  const network = new Network(options);
  const sockets = webSockets(network);
  const media = startMediaServer({ port: options.mediaPort });
  network.media = media;
  const server = Bun.serve({
    port: options.port ?? 0,
    hostname: "127.0.0.1",
    websocket: sockets.websocket,
    fetch: (request, self) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/ws/chat") return sockets.upgrade(self, request);
      if (pathname === "/whatsapp/authority") return authorityAnswer(network);
      return new Response("Not found", { status: 404 });
    },
  });
  return new WhatsAppServer(network, `http://127.0.0.1:${server.port}`, async () => {
    await server.stop(true);
    await media.stop();
  });
}
