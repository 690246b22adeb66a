import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { AppRouter } from "./root";

/** Typed calls from a page: `await trpc.campaigns.pause.mutate({ id })`. Calls of one tick travel together. */
export const trpc = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: "/api/trpc", maxURLLength: 2_000, maxItems: 20 })],
});
