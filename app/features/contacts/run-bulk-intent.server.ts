import { z } from "zod";
import { findOrCreatePlace } from "~/features/lists/find-or-create-place.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeMembers } from "./change-members.server";
import { contactSelectionSchema } from "./contacts.schema";
import { type DeletionOutcome, deleteContacts } from "./delete-contacts.server";
import { type DeletionPreview, previewDeletion } from "./preview-deletion.sql.server";

const jsonSelection = z
  .string()
  .max(1_000_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom" });
      return z.NEVER;
    }
  })
  .pipe(contactSelectionSchema);

const bulkIntentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("preview"), selection: jsonSelection }),
  z.object({ intent: z.literal("delete"), selection: jsonSelection }),
  z.object({
    intent: z.literal("members"),
    selection: jsonSelection,
    kind: z.enum(["tag", "list"]),
    change: z.enum(["add", "remove"]),
    /** A name for adding (a new one is made), an id for removing. */
    place: z.string().max(1_000),
  }),
]);

export type BulkAnswer =
  | { preview: DeletionPreview }
  | { deletion: DeletionOutcome }
  | { members: { done: boolean; count: number } };

/** The forms of the bulk bar. @throws AppError BAD_REQUEST for what is none of them */
export async function runBulkIntent(ctx: CompanyContext, form: FormData): Promise<BulkAnswer> {
  const parsed = bulkIntentSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new AppError("BAD_REQUEST", "contacts.errors.nothingChosen");
  const intent = parsed.data;
  if (intent.intent === "preview") return { preview: await previewDeletion(ctx, intent.selection) };
  if (intent.intent === "delete") return { deletion: await deleteContacts(ctx, intent.selection) };
  const { kind, change, place, selection } = intent;
  const id = change === "add" ? (await findOrCreatePlace(ctx, kind, place)).id : place;
  const outcome = await changeMembers(ctx, selection, { kind, id, change });
  return { members: { done: outcome.done, count: outcome.done ? outcome.changed : outcome.chosen } };
}
