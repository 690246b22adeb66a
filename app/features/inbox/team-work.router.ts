import { router } from "~/trpc/init";

export const teamWorkRouter = router({});
