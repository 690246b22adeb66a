import { join } from "node:path";
import type { ServerBuild } from "@remix-run/server-runtime";
import { createWebServer } from "./server/create-web-server";
import { httpRoutes } from "./server/http-routes";

const root = join(import.meta.dirname, "..");
const build = (await import(join(root, "build/server/index.js"))) as ServerBuild;

const server = createWebServer({
  build,
  assetsFolder: join(root, "build/client"),
  hostname: process.env.HOST ?? "127.0.0.1",
  port: Number(process.env.PORT ?? 3000),
  production: process.env.NODE_ENV === "production",
  trustedProxies: Number(process.env.TRUSTED_PROXIES ?? 0),
  publicOrigin: process.env.PUBLIC_URL,
  liveOrigin: process.env.LIVE_URL ? new URL(process.env.LIVE_URL).origin : undefined,
  routes: httpRoutes({ health: async () => ({ ok: true }) }),
  onError: (error, requestId) => console.error(requestId, error),
});

console.log(`Web: ${server.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    await server.stop();
    process.exit(0);
  });
}
