import { z } from "zod";
import { findDuplicates } from "~/features/contacts/find-duplicates.server";
import { mergeContacts } from "~/features/contacts/merge-contacts.server";
import { undoMerge } from "~/features/contacts/undo-merge.server";
import { companyProcedure, router } from "~/trpc/init";
import { loadPerson } from "./load-person.server";

const write = companyProcedure({ role: "agent", scope: "contacts:write" });

/** Blocking, stopping and tags are contacts.changeStop and contacts.tag. */
export const personRouter = router({
  /** Everything that stands beside a conversation. */
  person: companyProcedure({ role: "viewer", scope: "conversations:read" })
    .input(z.object({ conversationId: z.uuid() }))
    .query(({ ctx, input }) => loadPerson(ctx.company, input.conversationId, ctx.locale)),
  /** Other contacts that may be the same person, the surest first, with what is to be compared. */
  duplicates: companyProcedure({ role: "viewer", scope: "contacts:read" })
    .input(z.object({ contactId: z.uuid() }))
    .query(({ ctx, input }) => findDuplicates(ctx.company, input.contactId)),
  /** Makes one contact of two. `choose`: whose value wins where both have one (name, phone, email…, fields.<key>). */
  merge: write
    .input(
      z.object({
        keptId: z.uuid(),
        goneId: z.uuid(),
        choose: z.record(z.string().max(220), z.enum(["kept", "gone"])).optional(),
      }),
    )
    .mutation(({ ctx, input }) => mergeContacts(ctx.company, input)),
  undoMerge: write
    .input(z.object({ mergeId: z.uuid() }))
    .mutation(({ ctx, input }) => undoMerge(ctx.company, input.mergeId)),
});
