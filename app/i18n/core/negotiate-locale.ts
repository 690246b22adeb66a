import { defaultLocale, isLocale, type Locale } from "~/i18n/locale";

interface Wish {
  tag: string;
  weight: number;
}

/**
 * Picks the reader's language: what they chose (cookie or account) first, then the browser's Accept-Language in
 * order of weight (RFC 9110, 12.5.4), by the language alone ("pt-PT" reads pt-BR), then pt-BR.
 */
export function negotiateLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  for (const { tag } of wishes(acceptLanguage ?? "")) {
    if (tag.startsWith("pt")) return "pt-BR";
    if (tag.startsWith("en")) return "en";
    if (tag === "*") return defaultLocale;
  }
  return defaultLocale;
}

function wishes(header: string): Wish[] {
  return header
    .slice(0, 500)
    .split(",")
    .map(parseWish)
    .filter((wish) => wish.tag !== "" && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

function parseWish(part: string): Wish {
  const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
  const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
  const weight = quality ? Number(quality.trim().slice(2)) : 1;
  return { tag: tag.trim(), weight: Number.isFinite(weight) ? weight : 0 };
}
