import { z } from "zod";
import { findOrCreatePlace } from "~/features/lists/find-or-create-place.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeMembers } from "./change-members.server";
import { changeStop } from "./change-stop.server";
import { deleteContacts } from "./delete-contacts.server";
import { editContact } from "./edit-contact.server";
import { readContactForm } from "./read-contact-form";
import type { InputProblem } from "./read-contact-input";

const place = z.string().max(1_000);
const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("edit"), version: z.coerce.date() }),
  z.object({
    intent: z.enum(["stop", "resume", "block", "unblock"]),
    channel: z.enum(["whatsapp", "sms", "all"]).default("all"),
    reason: z.string().max(5_000),
  }),
  z.object({ intent: z.enum(["add", "remove"]), kind: z.enum(["tag", "list"]), place }),
  z.object({ intent: z.literal("delete") }),
]);

export type ContactAnswer =
  | { done: "edited" | "stop" | "members" }
  | { done: "deleted" }
  | { done: "kept"; why: "stopped" | "history" }
  | { problems: InputProblem[]; values: Record<string, string> };

/** The forms of one contact's page. @throws AppError BAD_REQUEST, NOT_FOUND, CONFLICT */
export async function runContactIntent(
  ctx: CompanyContext,
  contactId: string,
  form: FormData,
): Promise<ContactAnswer> {
  const parsed = intentSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new AppError("BAD_REQUEST", "contacts.errors.nothingChosen");
  const { data } = parsed;
  switch (data.intent) {
    case "edit": {
      const { input, values } = readContactForm(form);
      const saved = await editContact(ctx, contactId, data.version, input);
      return saved.ok ? { done: "edited" } : { problems: saved.problems, values };
    }
    case "delete": {
      const outcome = await deleteContacts(ctx, { ids: [contactId] });
      const why = outcome.done ? outcome.keptContacts[0]?.why : undefined;
      return why ? { done: "kept", why } : { done: "deleted" };
    }
    case "add":
    case "remove": {
      const { kind, intent: change } = data;
      const id = change === "add" ? (await findOrCreatePlace(ctx, kind, data.place)).id : data.place;
      await changeMembers(ctx, { ids: [contactId] }, { kind, id, change });
      return { done: "members" };
    }
    default:
      await changeStop(ctx, { contactId, action: data.intent, channel: data.channel, reason: data.reason });
      return { done: "stop" };
  }
}
