import type { z } from "zod";

export type FormReading<T> =
  | { ok: true; value: T }
  /** Message keys by field: the schema's own messages. */
  | { ok: false; fields: Record<string, string>; values: Record<string, string> };

/** Names whose values are never shown again. */
const SECRET = /password|current|next/i;

/** Parses a form once, at the edge. Messages of the schema are message keys; one per field, the first. */
export function readForm<T>(schema: z.ZodType<T>, form: FormData): FormReading<T> {
  const entries = [...form.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const parsed = schema.safeParse(Object.fromEntries(entries));
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[String(issue.path[0])] ??= issue.message;
  return { ok: false, fields, values: Object.fromEntries(entries.filter(([name]) => !SECRET.test(name))) };
}
