import { appProcess } from "~/platform/app-process.server";
import { companyProcedure, router } from "~/trpc/init";
import { makeLiveTicket } from "./live-ticket";

export const liveRouter = router({
  /** → where to open the socket, with a ticket good for 30 seconds */
  ticket: companyProcedure({ role: "viewer", scope: "live:read" }).mutation(({ ctx }) => {
    const { env, clock } = appProcess();
    const { actor, companyId } = ctx.company;
    const userId =
      actor.kind === "member" ? actor.userId : actor.kind === "api-key" ? actor.apiKeyId : actor.task;
    const who = { companyId, userId, isKey: actor.kind !== "member" };
    const ticket = makeLiveTicket(who, env.encryptionKeys, clock.now());
    return { url: `${env.liveUrl}/live?ticket=${ticket}` };
  }),
});
