import { z } from "zod";
import { cleanLine } from "./clean-line";
import { BASIS_FILTERS, REACH_FILTERS, STOPPED_FILTERS } from "./filter-options";
import { FILTER_NAMES } from "./write-contact-filter";

const day = z.iso.date();

/** Which contacts a list shows. The names are those in the URL, so that a filter is a link; all of them together hold. */
export const contactFilterSchema = z.object({
  /** Part of a name, a phone in any spelling, or an e-mail. */
  q: z
    .string()
    .transform((text) => cleanLine(text))
    .pipe(z.string().min(1).max(400))
    .optional(),
  list: z.uuid().optional(),
  tag: z.uuid().optional(),
  stopped: z.enum(STOPPED_FILTERS).optional(),
  basis: z.enum(BASIS_FILTERS).optional(),
  /** Where this person can be reached, as far as we know. */
  reach: z.enum(REACH_FILTERS).optional(),
  /** The import that created the contact. */
  import: z.uuid().optional(),
  /** Created on this day or later, in the company's zone. */
  since: day.optional(),
});
export type ContactFilter = z.infer<typeof contactFilterSchema>;

/** From an address; a value that means nothing is left out rather than refused: links grow old. */
export function readContactFilter(search: URLSearchParams): ContactFilter {
  const filter: Record<string, unknown> = {};
  for (const name of FILTER_NAMES) {
    const parsed = contactFilterSchema.shape[name].safeParse(search.get(name)?.trim() || undefined);
    if (parsed.success && parsed.data !== undefined) filter[name] = parsed.data;
  }
  return filter as ContactFilter;
}
