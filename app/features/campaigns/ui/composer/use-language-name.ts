import { useLocale } from "use-intl/react";

/** "pt_BR" → "português (Brasil)", in the reader's language; the code itself when it is none. */
export function useLanguageName(): (code: string) => string {
  const locale = useLocale();
  return (code) => {
    try {
      const [language] = code.split("_");
      const name = new Intl.DisplayNames(locale, { type: "language" }).of(language!) ?? code;
      return name.charAt(0).toUpperCase() + name.slice(1);
    } catch {
      return code;
    }
  };
}
