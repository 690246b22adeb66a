import { z } from "zod";
import type { Job } from "~/platform/db/company-types";
import { contactSelectionSchema, memberChangeSchema } from "./contacts.schema";

/** What is to be done with many contacts. */
export const manyContactsSchema = z.discriminatedUnion("task", [
  z.object({ task: z.literal("delete"), selection: contactSelectionSchema }),
  z.object({ task: z.literal("members"), selection: contactSelectionSchema, change: memberChangeSchema }),
]);
export type ManyContacts = z.infer<typeof manyContactsSchema>;

/** A selection may hold what somebody searched for, which is personal: it travels sealed, and `key` is its place. */
export const manyContactsPayload = z.object({ key: z.uuid(), sealed: z.string() });
export type ManyContactsPayload = z.infer<typeof manyContactsPayload>;

/** Bulk work over a large selection, slice by slice; run again it does what is left. */
export const MANY_CONTACTS: Job<ManyContactsPayload> = { queue: "contacts.delete" };
