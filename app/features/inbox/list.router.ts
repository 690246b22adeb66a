import { router } from "~/trpc/init";

export const listRouter = router({});
