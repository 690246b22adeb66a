/** Ways of saying the same, besides the first one. */
export const MOST_VARIANTS = 5;

/** Every wording of a local text, the first one first; a person gets one of them. `components` = {text, variants?}. */
export function localTexts(components: unknown): [first: string, ...variants: string[]] {
  const { text, variants } = (components ?? {}) as { text?: unknown; variants?: unknown };
  const others = Array.isArray(variants)
    ? variants.filter((one) => typeof one === "string" && one !== "")
    : [];
  return [typeof text === "string" ? text : "", ...others];
}
