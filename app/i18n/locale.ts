/** Languages the product speaks; the first is the one written first and the fallback. */
export const locales = ["pt-BR", "en"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "pt-BR";

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}
