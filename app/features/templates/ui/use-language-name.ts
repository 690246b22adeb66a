import { useT } from "~/i18n/use-t";

/** Languages offered for new templates; Meta knows more, and those are shown by their code. */
export const OFFERED_LANGUAGES = [
  "pt_BR",
  "pt_PT",
  "en",
  "en_US",
  "en_GB",
  "es",
  "es_AR",
  "es_ES",
  "es_MX",
  "fr",
  "it",
  "de",
] as const;

/** "pt_BR" → "Português (Brasil)". */
export function useLanguageName(): (code: string) => string {
  const t = useT("templates.language") as unknown as { (key: string): string; has(key: string): boolean };
  return (code) => (t.has(code) ? t(code) : code);
}
