import type { z } from "zod";

export type ReadForm<T> = { ok: true; data: T } | { ok: false; fields: string[] };

/** A form's fields through a schema; empty fields count as absent. → the names of the fields that are wrong */
export function readForm<T>(schema: z.ZodType<T>, form: FormData): ReadForm<T> {
  const given = [...form].filter(([, value]) => typeof value === "string" && value.trim() !== "");
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { ok: true, data: parsed.data };
  return { ok: false, fields: [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))] };
}
