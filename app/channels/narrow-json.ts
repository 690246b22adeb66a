/**
 * Narrow readers of provider JSON. Hand-written because they run once per status (three per message sent),
 * where a schema library costs more than the work itself. None of them throws.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

const NOTHING: JsonObject = Object.freeze({});

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : NOTHING;
}

/** The array's entries; those of `{"0": …, "1": …}` too, as some of Meta's pages print arrays; else nothing. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value) && "0" in value) return Object.values(value);
  return [];
}

/** Text, cleaned; a number as its digits; else undefined. Empty text counts as absent. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return cleanText(value) || undefined;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return undefined;
}

/** The first of the values that is text. */
export function firstText(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const text = textOf(value);
    if (text !== undefined) return text;
  }
  return undefined;
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Without null bytes and lone surrogates: Postgres refuses both, in text as in jsonb. */
export function cleanText(text: string): string {
  const withoutNulls = text.includes("\0") ? text.replaceAll("\0", "") : text;
  return withoutNulls.replace(LONE_SURROGATE, "\uFFFD");
}

const DEEPEST = 64;

/** The same value when it can be stored as it is, else a copy with every text cleaned and nothing deeper than 64. */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) {
    const items = value.map((item) => storable(item, depth + 1));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  let changed = false;
  const entries = Object.entries(value).map(([key, item]) => {
    const cleanKey = cleanText(key);
    const cleanItem = storable(item, depth + 1);
    if (cleanKey !== key || cleanItem !== item) changed = true;
    return [cleanKey, cleanItem] as const;
  });
  return changed ? Object.fromEntries(entries) : value;
}
