import { PICK_UP_BACKLOG, type PickUpBacklogPayload } from "~/features/inbox/inbox.jobs";
import { pickUpBacklog } from "~/features/inbox/pick-up-backlog.server";
import { defineJob } from "../job-definition";

export const inboxBacklog = defineJob<PickUpBacklogPayload>({
  job: PICK_UP_BACKLOG,
  concurrency: 2,
  async handle(ctx) {
    await pickUpBacklog(ctx);
  },
});
