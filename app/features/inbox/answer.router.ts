import { router } from "~/trpc/init";

export const answerRouter = router({});
