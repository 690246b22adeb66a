import { router } from "~/trpc/init";

export const typingRouter = router({});
