// Socket.IO on Bun, fed with the same notices: a room per company, and nobody asks what anybody may see.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { groupNotices } from "#/workers/live/group-notices";
import { listenToFacts } from "#/workers/live/listen-facts";
import { loadEnvOrExit } from "~/platform/env/load-env.server";
import { createLogger } from "~/platform/logger/logger";

const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false, perMessageDeflate: false });
io.on("connection", (socket) => void socket.join(String(socket.handshake.query.room)));
const facts = listenToFacts({
  directUrl: loadEnvOrExit().directDatabaseUrl,
  logger: createLogger("peer", "warn"),
  onFacts(notices) {
    for (const [companyId, placed] of groupNotices(notices))
      io.to(companyId).emit(
        "facts",
        placed.map(({ fact }) => fact),
      );
  },
  onGap() {},
});
await facts.ready;
http.listen(0, "127.0.0.1", () =>
  console.log(`Server: ws://127.0.0.1:${(http.address() as AddressInfo).port}`),
);
