import { companyProcedure, router } from "~/trpc/init";
import { assignConversations } from "./assign-conversations.server";
import { finishConversations } from "./finish-conversations.server";
import { labelConversations } from "./label-conversations.server";
import { markRead } from "./mark-read.server";
import { markUnread } from "./mark-unread.server";
import { reopenConversations } from "./reopen-conversations.server";
import { restoreConversations } from "./restore-conversations.server";
import { setAway } from "./set-away.server";
import { snoozeConversations } from "./snooze-conversations.server";
import {
  assignSchema,
  awaySchema,
  finishSchema,
  idsSchema,
  labelSchema,
  markReadSchema,
  restoreSchema,
  snoozeSchema,
} from "./team-work.schema";

const work = companyProcedure({ role: "agent", scope: "conversations:write" });
const own = companyProcedure({ role: "agent", scope: null });

/** All of the ids, or none: see openWork. Each answers {previous}, which `restore` takes back. */
export const teamWorkRouter = router({
  assign: work.input(assignSchema).mutation(({ ctx, input }) => assignConversations(ctx.company, input)),
  snooze: work.input(snoozeSchema).mutation(({ ctx, input }) => snoozeConversations(ctx.company, input)),
  finish: work.input(finishSchema).mutation(({ ctx, input }) => finishConversations(ctx.company, input)),
  reopen: work.input(idsSchema).mutation(({ ctx, input }) => reopenConversations(ctx.company, input.ids)),
  label: work.input(labelSchema).mutation(({ ctx, input }) => labelConversations(ctx.company, input)),
  /** Undo: gives back what the others answered. */
  restore: work
    .input(restoreSchema)
    .mutation(({ ctx, input }) => restoreConversations(ctx.company, input.items)),
  markRead: companyProcedure({ role: "viewer", scope: null })
    .input(markReadSchema)
    .mutation(({ ctx, input }) => markRead(ctx.company, input)),
  markUnread: own.input(idsSchema).mutation(({ ctx, input }) => markUnread(ctx.company, input.ids)),
  setAway: own.input(awaySchema).mutation(({ ctx, input }) => setAway(ctx.company, input.away)),
});
