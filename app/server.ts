import { join } from "node:path";
import type { ServerBuild } from "@remix-run/server-runtime";
import { loadEnvOrExit } from "./platform/env/load-env.server";
import { createWebServer } from "./server/create-web-server";
import type { openWebProcess } from "./server/open-web-process.server";

type EntryModule = ServerBuild["entry"]["module"] & { openWebProcess: typeof openWebProcess };

/** WhatsApp takes documents of up to 100 MB, in a template's header and in an answer; a little more for a form around it. */
const FILE_PATHS = ["/templates/file", "/campaigns/file", "/inbox/upload"];
const FILE_BYTES = 101 * 1024 * 1024;

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
  // Elsewhere the machine may be called by any of its names.
  maxActionBytes: (pathname) => (FILE_PATHS.includes(pathname) ? FILE_BYTES : undefined),
  publicOrigin: env.production ? env.appUrl : undefined,
  liveOrigin: new URL(env.liveUrl).origin,
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
