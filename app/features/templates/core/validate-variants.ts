import { MOST_VARIANTS } from "./local-texts";
import { listLocalVariables } from "./resolve-local-text";
import type { DraftProblem } from "./template-draft";
import { validateLocalText } from "./validate-local-text";

/**
 * What is wrong with the other wordings of a local text, by their place (`variants.0`). Each may leave a variable out; one
 * that the first text does not have is refused, for nobody chose what stands in for it.
 */
export function validateVariants(text: string, variants: readonly string[]): DraftProblem[] {
  const known = new Set(listLocalVariables(text));
  const found = variants.slice(0, MOST_VARIANTS).flatMap((variant, at): DraftProblem[] => {
    const field = `variants.${at}`;
    const own = validateLocalText(variant).map((problem) => ({ ...problem, field }));
    const unknown = listLocalVariables(variant).filter((name) => !known.has(name));
    if (unknown.length === 0) return own;
    const names = unknown.map((name) => `{{${name}}}`).join(", ");
    return [...own, { field, messageKey: "templates.draft.unknownVariable", params: { names } }];
  });
  if (variants.length > MOST_VARIANTS) {
    found.push({
      field: "variants",
      messageKey: "templates.draft.tooManyVariants",
      params: { most: MOST_VARIANTS },
    });
  }
  return found;
}
