import { mergeRouters } from "~/trpc/init";
import { answerRouter } from "./answer.router";
import { listRouter } from "./list.router";
import { personRouter } from "./person.router";
import { teamWorkRouter } from "./team-work.router";
import { threadFilesRouter } from "./thread-files.router";
import { typingRouter } from "./typing.router";

export const inboxRouter = mergeRouters(
  listRouter,
  answerRouter,
  teamWorkRouter,
  personRouter,
  typingRouter,
  threadFilesRouter,
);
