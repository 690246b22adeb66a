import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appProcess } from "~/platform/app-process.server";
import { appRouter } from "./root";
import { createTrpcContext } from "./trpc-context.server";

export const TRPC_PATH = "/api/trpc";
const MOST_CALLS_IN_A_BATCH = 30;

/** Answers /api/trpc/*: by cookie (own pages only) or `Authorization: Bearer mia_…`. The web server holds bodies to 1 MiB. */
export function handleTrpc(request: Request, clientAddress: string): Promise<Response> {
  return fetchRequestHandler({
    endpoint: TRPC_PATH,
    req: request,
    router: appRouter,
    createContext: () => createTrpcContext(request, clientAddress),
    maxBatchSize: MOST_CALLS_IN_A_BATCH,
    onError({ error, path }) {
      if (error.code !== "INTERNAL_SERVER_ERROR") return;
      appProcess().logger.error({ path, error: error.cause ?? error }, "procedure failed");
    },
    responseMeta: () => ({ headers: { "cache-control": "no-store" } }),
  });
}
