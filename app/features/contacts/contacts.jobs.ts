import { z } from "zod";
import type { Job } from "~/platform/db/company-types";

/** A selection may hold what somebody searched for, which is personal: it travels sealed, and `key` is its place. */
export const deleteContactsPayload = z.object({ key: z.uuid(), sealed: z.string() });
export type DeleteContactsPayload = z.infer<typeof deleteContactsPayload>;

/** Deletes a large selection slice by slice; run again it deletes what is left. */
export const DELETE_CONTACTS: Job<DeleteContactsPayload> = { queue: "contacts.delete" };
