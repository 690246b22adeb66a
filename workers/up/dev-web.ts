import { join, resolve } from "node:path";
import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import { createServer } from "vite";
import { loadEnvOrExit } from "~/platform/env/load-env.server";
import { answerRefusals } from "~/server/answer-refusals";
import { createRequestAnswerer } from "~/server/create-request-answerer";
import { maxActionBytes } from "~/server/max-action-bytes";
import type { openWebProcess } from "~/server/open-web-process.server";
import { freePort } from "../database/free-port";

// The web process of `bun run dev`: the same answers as app/server.ts, with pages and modules fresh from Vite.

type EntryModule = ServerBuild["entry"]["module"] & { openWebProcess: typeof openWebProcess };

const root = resolve(import.meta.dir, "../..");
const env = loadEnvOrExit();
const port = await freePort();
const vite = await createServer({
  root,
  configFile: join(root, "vite.config.ts"),
  // The browser's socket for changed modules goes straight to Vite.
  server: {
    host: "127.0.0.1",
    port,
    strictPort: true,
    hmr: { clientPort: port, host: "127.0.0.1" },
    watch: { ignored: ["**/.data/**", "**/build/**", `${env.dataDir}/**`] },
  },
});
await vite.listen();

const load = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
const web = await ((await load()).entry.module as EntryModule).openWebProcess(env);
const answer = createRequestAnswerer(
  {
    assetsFolder: join(root, "public"),
    production: false,
    liveOrigin: new URL(env.liveUrl).origin,
    mediaOrigin: env.mediaCdnUrl && new URL(env.mediaCdnUrl).origin,
    maxActionBytes,
    routes: web.routes,
    onError: web.onError,
  },
  async (request, nonce, { clientAddress, requestId }) => {
    const remix = createRequestHandler(answerRefusals(await load()), "development");
    return remix(request, { cspNonce: nonce, clientAddress, requestId });
  },
);

const server = Bun.serve({
  hostname: "127.0.0.1",
  port: env.port,
  idleTimeout: 60,
  maxRequestBodySize: 2_200_000_000,
  async fetch(request, bun) {
    const url = new URL(request.url);
    if (request.method === "GET" && isModule(url.pathname)) return fromVite(url);
    const response = await answer(request, {
      socketAddress: bun.requestIP(request)?.address ?? "",
      keepOpen: () => bun.timeout(request, 0),
    });
    // Vite writes styles and scripts into the page that a strict policy refuses.
    response.headers.delete("content-security-policy");
    return response;
  },
});

/** Addresses under which Vite hands out sources, packages and its own runtime. */
function isModule(pathname: string): boolean {
  return /^\/(@|node_modules\/|app\/|__vite)/.test(pathname);
}

async function fromVite(url: URL): Promise<Response> {
  const answered = await fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`);
  return new Response(answered.body, { status: answered.status, headers: answered.headers });
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    await server.stop(true);
    await vite.close();
    await web.close();
    process.exit(0);
  });
}
