import { liveRouter } from "~/live/live.router";
import { router } from "./init";

/** Every procedure there is. A feature adds one line. */
export const appRouter = router({
  live: liveRouter,
});

export type AppRouter = typeof appRouter;
