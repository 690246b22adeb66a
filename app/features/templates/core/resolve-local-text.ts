/** `{{name}}` or `{{name|fallback}}`; the fallback may be empty, which leaves the variable out on purpose. */
const VARIABLE = /\{\{\s*([\p{L}\p{N}_.]+)\s*(?:\|([^{}]*))?\}\}/gu;

export type ResolvedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: readonly string[] };

/** Names of the variables in a local text's wordings, each once, in order of appearance. */
export function listLocalVariables(...texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(VARIABLE)].map((match) => match[1]!)))];
}

/**
 * A local (SMS) text with its variables filled in: the person's value, else the fallback written in the text, else the
 * one given for the name. Values are inserted as they are and never read for variables again. All the names that
 * nothing fills come back as `missing`.
 */
export function resolveLocalText(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  fallbacks: Readonly<Record<string, string | undefined>> = {},
): ResolvedText {
  const missing = new Set<string>();
  const filled = text.replace(VARIABLE, (_whole, name: string, written: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined;
    const fallback = written?.trim() ?? (Object.hasOwn(fallbacks, name) ? fallbacks[name] : undefined);
    const chosen = value ? value : fallback;
    if (chosen === undefined) missing.add(name);
    return chosen ?? "";
  });
  return missing.size > 0 ? { ok: false, missing: [...missing] } : { ok: true, text: filled };
}
