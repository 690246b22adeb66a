import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { AppRouter } from "./root";

/** The client itself; its own chunk, since no page needs it to be drawn. Calls of one tick travel together. */
export const loadedClient = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: "/api/trpc", maxURLLength: 2_000, maxItems: 20 })],
});
