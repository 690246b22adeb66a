import { uploadRoute } from "~/features/imports/upload-route.server";
import { webhookRoutes } from "~/features/webhooks/webhook-routes.server";
import { livePublisherOf } from "~/live/live-publisher.server";
import { setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { assertAesGcm } from "~/platform/crypto/assert-aes-gcm";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { openDatabase } from "~/platform/db/database.server";
import type { RunningEnv } from "~/platform/env/load-env.server";
import { checkHealth } from "~/platform/health/check-health.server";
import { healthResponse } from "~/platform/health/health-response";
import { openJobs } from "~/platform/jobs/open-jobs.server";
import { createLogger } from "~/platform/logger/logger";
import { processMetrics } from "~/platform/metrics/process-metrics.server";
import { handleTrpc, TRPC_PATH } from "~/trpc/handle-trpc.server";
import type { HttpRoute } from "./http-route";

export interface WebProcess {
  /** Addresses answered before Remix. */
  routes: readonly HttpRoute[];
  onError(error: unknown, requestId: string): void;
  close(): Promise<void>;
}

/**
 * Opens what a web process needs and makes it the current one. It lives in Remix's server bundle (entry.server.tsx
 * exports it): loaders, procedures and webhooks then share one copy of every module with it.
 */
export async function openWebProcess(env: RunningEnv): Promise<WebProcess> {
  assertAesGcm();
  const logger = createLogger("web");
  const database = openDatabase({ url: env.appDatabaseUrl, directUrl: env.directDatabaseUrl });
  await openJobs(database, logger, "enqueue");
  setAppProcess({ env, database, secrets: createSecretBox(env.encryptionKeys), logger, clock: systemClock });
  return {
    routes: [
      exactly("health", "/health", async () => healthResponse(await checkHealth(database))),
      exactly("metrics", "/metrics", answerMetrics),
      {
        name: "trpc",
        match: (pathname) => pathname.startsWith(`${TRPC_PATH}/`),
        handle: (request, { clientAddress }) => handleTrpc(request, clientAddress),
      },
      uploadRoute,
      ...webhookRoutes,
    ],
    onError: (error, requestId) => logger.error({ error, requestId }, "request failed"),
    async close() {
      await livePublisherOf(database).close();
      await database.close();
    },
  };
}

function exactly(name: string, path: string, handle: () => Promise<Response>): HttpRoute {
  return { name, match: (pathname) => pathname === path, handle };
}

async function answerMetrics(): Promise<Response> {
  return new Response(await processMetrics.metrics(), {
    headers: { "content-type": processMetrics.contentType, "cache-control": "no-store" },
  });
}
