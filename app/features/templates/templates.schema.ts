import { z } from "zod";
import { MOST_VARIANTS } from "./core/local-texts";

const text = (most: number) => z.string().max(most);
const examples = z.record(z.string().max(80), text(2_000));

const header = z.discriminatedUnion("format", [
  z.object({ format: z.literal("text"), text: text(500), examples: examples.optional() }),
  z.object({ format: z.enum(["image", "video", "document"]), handle: text(4_000).optional() }),
  z.object({ format: z.literal("location") }),
]);

const button = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("quick-reply"), text: text(200) }),
  z.object({ kind: z.literal("stop-marketing"), text: text(200) }),
  z.object({ kind: z.literal("url"), text: text(200), url: text(4_000), example: text(4_000).optional() }),
  z.object({ kind: z.literal("phone"), text: text(200), phone: text(80) }),
  z.object({ kind: z.literal("copy-code"), example: text(200) }),
]);

/** A template being written. Loose here: `validateNewTemplate` says what is wrong, field by field. */
export const templateDraftInput = z.object({
  name: text(1_000),
  language: text(20),
  category: z.enum(["MARKETING", "UTILITY"]),
  header: header.optional(),
  body: z.object({ text: text(8_000), examples }),
  footer: text(500).optional(),
  buttons: z.array(button).max(20),
});

export const createTemplateInput = z.object({ connectionId: z.uuid(), draft: templateDraftInput });
export const syncTemplatesInput = z.object({ connectionId: z.uuid() });
export const templateIdInput = z.object({ id: z.uuid() });

export const templateFilters = z.object({
  q: z.string().trim().max(200).optional(),
  /** Meta's word, in capitals. */
  status: z.string().trim().max(40).optional(),
  language: z.string().trim().max(20).optional(),
  /** Templates of this connection's business account; the local texts for an SMS connection. */
  connectionId: z.uuid().optional(),
  kind: z.enum(["meta", "text"]).optional(),
});
export type TemplateFilters = z.infer<typeof templateFilters>;

export const localTextInput = z.object({
  /** Absent for a new one. */
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(80),
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}(?:_[A-Z]{2})?$/),
  category: z.enum(["MARKETING", "UTILITY"]),
  text: z.string().trim().min(1).max(1_600),
  /** Other wordings; absent = none. Each person gets one of them, or the text itself. */
  variants: z.array(z.string().trim().min(1).max(1_600)).max(MOST_VARIANTS).optional(),
});
export type LocalTextInput = z.infer<typeof localTextInput>;
