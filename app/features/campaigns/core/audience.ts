import { z } from "zod";

const id = z.string().min(1).max(200);

/** One part of an audience. Segments will be one more line here. */
export const audienceTermSchema = z.union([
  z.strictObject({ list: id }),
  z.strictObject({ tag: id }),
  z.strictObject({ all: z.literal(true) }),
  /** Contacts of one uploaded file, by the id of its import. */
  z.strictObject({ file: id }),
]);
export const audienceExclusionSchema = z.union([
  z.strictObject({ list: id }),
  z.strictObject({ tag: id }),
  /** Whoever got a campaign in the last N days. */
  z.strictObject({ contactedWithinDays: z.number().int().min(1).max(365) }),
]);

/** Who a campaign is for: in any of these, and in none of those. Kept as JSON with the campaign. */
export const audienceSchema = z.strictObject({
  any: z.array(audienceTermSchema).min(1).max(50),
  minus: z.array(audienceExclusionSchema).max(50).default([]),
});
export type AudienceTerm = z.infer<typeof audienceTermSchema>;
export type AudienceExclusion = z.infer<typeof audienceExclusionSchema>;
export type Audience = z.infer<typeof audienceSchema>;

/**
 * Reads the CLI's `--audience`: `list:NAME`, `tag:NAME` or `all`; several times for several, with a leading `-` to take
 * away (`-list:NAME`, `-contacted:7`). Names stay names: the caller turns them into ids.
 * @returns undefined when a term is none of these, or nothing is included.
 */
export function parseAudience(texts: readonly string[]): Audience | undefined {
  const any: AudienceTerm[] = [];
  const minus: AudienceExclusion[] = [];
  for (const text of texts) {
    const negative = text.trimStart().startsWith("-");
    const [kind, name] = splitTerm(negative ? text.trimStart().slice(1) : text);
    if (kind === "all" && name === undefined && !negative) any.push({ all: true });
    else if (kind === "list" && name) (negative ? minus : any).push({ list: name });
    else if (kind === "tag" && name) (negative ? minus : any).push({ tag: name });
    else if (kind === "contacted" && negative && /^\d+$/.test(name ?? "")) {
      minus.push({ contactedWithinDays: Number(name) });
    } else return undefined;
  }
  const parsed = audienceSchema.safeParse({ any, minus });
  return parsed.success ? parsed.data : undefined;
}

/** A name may itself contain colons. */
function splitTerm(text: string): [kind: string, name: string | undefined] {
  const colon = text.indexOf(":");
  if (colon < 0) return [text.trim().toLowerCase(), undefined];
  return [text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()];
}
