import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import { answerRefusals } from "./answer-refusals";
import { createRequestAnswerer } from "./create-request-answerer";
import type { HttpRoute } from "./http-route";

export interface WebServerOptions {
  /** Remix's server build, as made by `remix vite:build`. */
  build: ServerBuild;
  /** Folder of the browser's files (build/client). */
  assetsFolder: string;
  hostname: string;
  /** 0 takes a free one. */
  port: number;
  production: boolean;
  /** Answered before Remix; see open-web-process.server.ts. */
  routes: readonly HttpRoute[];
  /** How many proxies of ours stand in front and write X-Forwarded-For. */
  trustedProxies?: number;
  /** What browsers open ("https://app.example.com"); the Host header's without it. */
  publicOrigin?: string;
  /** Origin of the live-events socket, when it is another. */
  liveOrigin?: string;
  /** Origin that files of conversations are fetched from, when it is another. */
  mediaOrigin?: string;
  /** Largest body of a Remix action, by address; 1 MiB without it. Imports stream far more. */
  maxActionBytes?: (pathname: string) => number | undefined;
  /** Told of every failure that is not an answer. */
  onError?: (error: unknown, requestId: string) => void;
}

export interface WebServer {
  url: URL;
  /** Takes no new requests, lets the running ones finish for `graceSeconds`, then ends them. */
  stop(graceSeconds?: number): Promise<void>;
}

const idleSeconds = 60;
/** Upper bound for any body; routes hold to their own smaller ones. */
const largestBodyBytes = 2_200_000_000;

/** Files, probes, webhooks, tRPC and Remix pages on one port. */
export function createWebServer(options: WebServerOptions): WebServer {
  const remix = createRequestHandler(
    answerRefusals(options.build),
    options.production ? "production" : "development",
  );
  const answer = createRequestAnswerer(options, (request, nonce, context) =>
    remix(request, { cspNonce: nonce, clientAddress: context.clientAddress, requestId: context.requestId }),
  );
  const server = Bun.serve({
    hostname: options.hostname,
    port: options.port,
    idleTimeout: idleSeconds,
    maxRequestBodySize: largestBodyBytes,
    development: false,
    fetch: (request, bun) =>
      answer(request, {
        socketAddress: bun.requestIP(request)?.address ?? "",
        keepOpen: () => bun.timeout(request, 0),
      }),
    error(error) {
      options.onError?.(error, "");
      return new Response("Internal Server Error", { status: 500 });
    },
  });
  return { url: server.url, stop: (graceSeconds = 10) => stopGracefully(server, graceSeconds) };
}

async function stopGracefully(server: Bun.Server<undefined>, graceSeconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), graceSeconds * 1000);
  });
  const outcome = await Promise.race([server.stop(), patience]);
  clearTimeout(timer);
  if (outcome === "late") await server.stop(true);
}
