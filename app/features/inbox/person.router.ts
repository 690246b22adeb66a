import { router } from "~/trpc/init";

export const personRouter = router({});
