import { z } from "zod";

/** company.inbox: what a company decides about its conversations. Whatever is missing has its default. */
export const inboxSettingsSchema = z.object({
  /** An answer waits so long and can be taken back. */
  undoSeconds: z.int().min(0).max(30).default(5),
  /** Of conversations without a department. */
  autoAssign: z.boolean().default(false),
  /** A conversation that comes back goes to whoever had it, or to nobody. */
  reopenTo: z.enum(["same", "nobody"]).default("same"),
  /** People see that their messages were read, once a member has. */
  readReceipts: z.boolean().default(true),
  survey: z
    .object({
      on: z.boolean().default(false),
      question: z.string().trim().max(1_000).default(""),
    })
    .prefault({}),
});
export type InboxSettings = z.infer<typeof inboxSettingsSchema>;
