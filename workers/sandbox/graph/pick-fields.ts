/**
 * Graph's `?fields=a,b{c}`: keeps the named ones and always `id`. Sub-fields in braces are given whole. Unknown
 * names are left out.
 */
export function pickFields(
  all: Record<string, unknown>,
  fields: string | null,
  defaults: string[],
): Record<string, unknown> {
  const names = fields
    ? fields
        .replace(/\{[^}]*\}/g, "")
        .split(",")
        .map((name) => name.trim())
    : defaults;
  const picked: Record<string, unknown> = {};
  for (const name of names) if (all[name] !== undefined) picked[name] = all[name];
  picked.id = all.id;
  return picked;
}
