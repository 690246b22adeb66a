import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { changeMembers } from "./change-members.server";
import { changeStop } from "./change-stop.server";
import { contactInputSchema, contactSelectionSchema, memberChangeSchema } from "./contacts.schema";
import { contactFilterSchema } from "./core/contact-filter";
import { countContacts } from "./count-contacts.server";
import { createContact } from "./create-contact.server";
import { deleteContacts } from "./delete-contacts.server";
import { editContact } from "./edit-contact.server";
import { exportContactPage } from "./export-contacts.server";
import { listContacts } from "./list-contacts.server";
import { previewDeletion } from "./preview-deletion.sql.server";
import { showContact } from "./show-contact.server";
import { tagContacts } from "./tag-contacts.server";

const read = companyProcedure({ role: "viewer", scope: "contacts:read" });
const write = companyProcedure({ role: "agent", scope: "contacts:write" });
const filter = contactFilterSchema.default({});

export const contactsRouter = router({
  /** By phone in any spelling, or by e-mail. */
  show: read
    .input(z.object({ phone: z.string().trim().min(1).max(400) }))
    .query(({ ctx, input }) => showContact(ctx.company, input.phone)),
  list: read
    .input(
      z.object({
        filter,
        after: z.uuid().nullish(),
        before: z.uuid().nullish(),
        size: z.int().min(1).max(200).optional(),
      }),
    )
    .query(({ ctx, input: { filter, ...page } }) => listContacts(ctx.company, filter, page)),
  count: read.input(z.object({ filter })).query(({ ctx, input }) => countContacts(ctx.company, input.filter)),
  /** Whole contacts, page by page: ask again with `next` until it is null. */
  export: read
    .input(z.object({ filter, after: z.uuid().nullish(), size: z.int().min(1).max(1_000).optional() }))
    .query(({ ctx, input }) => exportContactPage(ctx.company, input.filter, input.after ?? null, input.size)),
  create: write
    .input(contactInputSchema.extend({ listIds: z.array(z.uuid()).max(50).optional() }))
    .mutation(({ ctx, input: { listIds, ...input } }) => createContact(ctx.company, input, { listIds })),
  edit: write
    .input(contactInputSchema.extend({ contactId: z.uuid(), version: z.coerce.date() }))
    .mutation(({ ctx, input: { contactId, version, ...input } }) =>
      editContact(ctx.company, contactId, version, input),
    ),
  /** Without effect; as a mutation because a selection may be long. */
  previewDeletion: companyProcedure({ role: "viewer", scope: "contacts:read" })
    .input(contactSelectionSchema)
    .mutation(({ ctx, input }) => previewDeletion(ctx.company, input)),
  delete: write
    .input(contactSelectionSchema)
    .mutation(({ ctx, input }) => deleteContacts(ctx.company, input)),
  /** Adds or takes away a tag by its name; a new name is a new tag. */
  tag: write
    .input(
      z.object({
        selection: contactSelectionSchema,
        name: z.string().trim().min(1).max(120),
        change: z.enum(["add", "remove"]).default("add"),
      }),
    )
    .mutation(({ ctx, input: { selection, name, change } }) =>
      tagContacts(ctx.company, selection, name, change),
    ),
  changeMembers: write
    .input(z.object({ selection: contactSelectionSchema, change: memberChangeSchema }))
    .mutation(({ ctx, input }) => changeMembers(ctx.company, input.selection, input.change)),
  changeStop: write
    .input(
      z.object({
        contactId: z.uuid(),
        action: z.enum(["stop", "resume", "block", "unblock"]),
        channel: z.enum(["whatsapp", "sms", "all"]).optional(),
        reason: z.string().max(1_000),
      }),
    )
    .mutation(({ ctx, input }) => changeStop(ctx.company, input)),
});
