import { loadEnvOrExit } from "~/platform/env/load-env.server";
import { createRequestAnswerer } from "~/server/create-request-answerer";
import { openWebProcess } from "~/server/open-web-process.server";

// The web process with its own routes (uploads, tRPC) and limits, without Remix's pages: nothing has to be built.
const env = loadEnvOrExit();
const web = await openWebProcess(env);
const answer = createRequestAnswerer(
  { routes: web.routes, assetsFolder: "", production: false },
  async () => new Response(null, { status: 404 }),
);
const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  maxRequestBodySize: 2_200_000_000,
  fetch: (request) => answer(request, { socketAddress: "127.0.0.1", keepOpen() {} }),
});
console.log(`Web: ${server.url}`);
