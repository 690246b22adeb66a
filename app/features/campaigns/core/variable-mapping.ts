import { z } from "zod";

/** A file that was sent to us for a header, and the id that Meta gave it for one number; that id lives for 30 days. */
const sentFileSchema = z.strictObject({
  id: z.uuid(),
  filename: z.string().min(1).max(200),
  sent: z
    .strictObject({ mediaId: z.string().regex(/^\d{1,40}$/), connectionId: z.uuid(), at: z.iso.datetime() })
    .optional(),
});
export type SentFile = z.infer<typeof sentFileSchema>;

/** Where one template variable gets its value: a contact's field with something to fall back on, or the same for all. */
export const variableSourceSchema = z.union([
  z.strictObject({ field: z.string().min(1).max(100), fallback: z.string().max(1_024).optional() }),
  /** With a file, `text` is its name: what people read where the file itself is not shown. */
  z.strictObject({ text: z.string().min(1).max(1_024), file: sentFileSchema.optional() }),
]);
export type VariableSource = z.infer<typeof variableSourceSchema>;

/** By the variable's key as the template names it ("1", "first_name", "header.1", "button.0.1"). */
export const variableMappingSchema = z.record(z.string().min(1).max(100), variableSourceSchema);
export type VariableMapping = z.infer<typeof variableMappingSchema>;

export type ContactFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type FilledVariables =
  | { ok: true; values: Record<string, string> }
  /** Keys without a value and without a fallback: this person is left out (`missing-variable`). */
  | { ok: false; missing: string[] };

/**
 * The values of one contact. An empty or blank field uses the fallback; without one it is missing. Spaces are tidied as
 * Meta demands of every channel's templates (no line breaks, tabs or more than four spaces in a row: 132012, 132018).
 */
export function fillVariables(mapping: VariableMapping, fields: ContactFields): FilledVariables {
  const values: Record<string, string> = {};
  let missing: string[] | undefined;
  for (const key in mapping) {
    const value = sourceValue(mapping[key]!, fields);
    if (value === "") {
      missing ??= [];
      missing.push(key);
    } else values[key] = value;
  }
  return missing ? { ok: false, missing } : { ok: true, values };
}

function sourceValue(source: VariableSource, fields: ContactFields): string {
  if ("text" in source) {
    const sent = source.file?.sent;
    return tidySpaces(sent ? `${sent.mediaId} ${source.file?.filename}` : source.text);
  }
  const own = Object.hasOwn(fields, source.field) ? fields[source.field] : undefined;
  const value = own === null || own === undefined ? "" : tidySpaces(String(own));
  return value === "" && source.fallback ? tidySpaces(source.fallback) : value;
}

function tidySpaces(text: string): string {
  // Nearly every value is clean; a test is cheaper than two replaces.
  return (
    /[\r\n\t\u2028\u2029]| {5}/.test(text) ? text.replace(/\s*[\r\n\t\u2028\u2029]\s*| {5,}/g, " ") : text
  ).trim();
}

/** The variables of a template that the mapping leaves open, and mapped ones that the template does not have. */
export function checkMapping(mapping: VariableMapping, variables: readonly string[]) {
  return {
    unmapped: variables.filter((variable) => !Object.hasOwn(mapping, variable)),
    unused: Object.keys(mapping).filter((key) => !variables.includes(key)),
  };
}

/**
 * Reads the CLI's `--var`: `1=first_name` (a field), `1=first_name|amigo` (with a fallback), `1="Olá"` or `1==Olá`
 * (the same text for all). A shell may already have eaten the quotes: what cannot be a field's name is a text.
 */
export function parseVariableArgument(text: string): { key: string; source: VariableSource } | undefined {
  const equals = text.indexOf("=");
  const key = text.slice(0, Math.max(0, equals)).trim();
  const rest = text.slice(equals + 1).trim();
  if (key === "" || rest === "") return undefined;
  if (/^["=]/.test(rest)) return withText(key, rest);
  const bar = rest.indexOf("|");
  const field = (bar < 0 ? rest : rest.slice(0, bar)).trim();
  if (!/^[\p{L}\p{N}_.-]+$/u.test(field)) return withText(key, rest);
  const fallback = bar < 0 ? "" : unquote(rest.slice(bar + 1));
  return { key, source: fallback ? { field, fallback } : { field } };
}

function withText(key: string, quoted: string) {
  const text = unquote(quoted);
  return text === "" ? undefined : { key, source: { text } };
}

/** `="text"`, `"text"` and `=text` alike. */
function unquote(text: string): string {
  const bare = text.trim().replace(/^=/, "");
  return /^".*"$/s.test(bare) ? bare.slice(1, -1) : bare;
}
