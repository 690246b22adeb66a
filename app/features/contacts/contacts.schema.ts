import { z } from "zod";
import { LEGAL_BASES } from "~/features/consent/core/consent-state";
import { cleanLine } from "./core/clean-line";
import { contactFilterSchema } from "./core/contact-filter";

/** Some contacts by id, or all that a filter finds and that were there before `until` (an id). */
export const contactSelectionSchema = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(10_000) }),
  z.strictObject({ filter: contactFilterSchema, until: z.uuid().optional() }),
]);
export type ContactSelection = z.infer<typeof contactSelectionSchema>;

const line = (most: number) => z.string().transform(cleanLine).pipe(z.string().max(most));
const name = line(4_000).default("");

/** What a person types about a contact. Phone and e-mail are read, and refused, by saveContact. */
export const contactInputSchema = z.object({
  firstName: name,
  lastName: name,
  phone: line(300).default(""),
  email: line(400).default(""),
  /** Why we may write to this person; empty = nobody said. */
  basis: z.enum(LEGAL_BASES).or(z.literal("")).default(""),
  /** How we know: "preencheu a ficha na loja". */
  basisEvidence: line(1_000).default(""),
  /** Custom fields by key. A field that is not here stays as it is; "" empties it. */
  fields: z.record(z.string().max(200), line(4_000)).default({}),
});
export type ContactInput = z.infer<typeof contactInputSchema>;

export const memberChangeSchema = z.object({
  kind: z.enum(["tag", "list"]),
  id: z.uuid(),
  change: z.enum(["add", "remove"]),
});
export type MemberChange = z.infer<typeof memberChangeSchema>;
