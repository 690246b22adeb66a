import { join } from "node:path";
import type { ServerBuild } from "@remix-run/server-runtime";
import { loadEnvOrExit } from "./platform/env/load-env.server";
import { createWebServer } from "./server/create-web-server";
import type { openWebProcess } from "./server/open-web-process.server";

type EntryModule = ServerBuild["entry"]["module"] & { openWebProcess: typeof openWebProcess };

/** Meta takes documents of up to 100 MB as a template's header; a little more for the form around it. */
const HEADER_FILES = ["/templates/file", "/campaigns/file"];
const HEADER_FILE_BYTES = 101 * 1024 * 1024;

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
  maxActionBytes: (pathname) => (HEADER_FILES.includes(pathname) ? HEADER_FILE_BYTES : undefined),
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
