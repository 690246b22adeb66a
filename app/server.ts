import { join } from "node:path";
import type { ServerBuild } from "@remix-run/server-runtime";
import { loadEnvOrExit } from "./platform/env/load-env.server";
import { createWebServer } from "./server/create-web-server";
import { maxActionBytes } from "./server/max-action-bytes";
import type { openWebProcess } from "./server/open-web-process.server";

type EntryModule = ServerBuild["entry"]["module"] & { openWebProcess: typeof openWebProcess };

const root = join(import.meta.dirname, "..");
const env = loadEnvOrExit();
const build = (await import(join(root, "build/server/index.js"))) as ServerBuild;
// The process is opened inside the bundle: loaders and tRPC must share its one copy of every module.
const web = await (build.entry.module as EntryModule).openWebProcess(env);

const server = createWebServer({
  build,
  assetsFolder: join(root, "build/client"),
  hostname: env.host,
  port: env.port,
  production: process.env.NODE_ENV === "production",
  trustedProxies: env.trustedProxies,
  maxActionBytes,
  // Elsewhere the machine may be called by any of its names.
  publicOrigin: env.production ? env.appUrl : undefined,
  liveOrigin: new URL(env.liveUrl).origin,
  mediaOrigin: env.mediaCdnUrl && new URL(env.mediaCdnUrl).origin,
  routes: web.routes,
  onError: web.onError,
});

console.log(`Web: ${server.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    await server.stop();
    await web.close();
    process.exit(0);
  });
}
