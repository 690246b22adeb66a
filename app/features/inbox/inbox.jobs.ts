import { z } from "zod";
import type { Job } from "~/platform/db/company-types";

export const pickUpBacklogPayload = z.object({});
export type PickUpBacklogPayload = z.infer<typeof pickUpBacklogPayload>;

/** Gives away what waits for nobody, to members who are online and have room. */
export const PICK_UP_BACKLOG: Job<PickUpBacklogPayload> = { queue: "inbox.backlog" };
