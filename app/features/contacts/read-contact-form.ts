import { AppError } from "~/platform/errors/app-error";
import { type ContactInput, contactInputSchema } from "./contacts.schema";

const FIELD = "fields.";

/** A contact's form: plain fields by name, custom ones as `fields.<key>`. @throws AppError BAD_REQUEST when oversized */
export function readContactForm(form: FormData): { input: ContactInput; values: Record<string, string> } {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") values[name] = value;
  const fields = Object.entries(values).filter(([name]) => name.startsWith(FIELD));
  const parsed = contactInputSchema.safeParse({
    ...values,
    fields: Object.fromEntries(fields.map(([name, value]) => [name.slice(FIELD.length), value])),
  });
  if (!parsed.success) throw new AppError("BAD_REQUEST", "contacts.problems.badField.text");
  return { input: parsed.data, values };
}
