import { useLocation } from "@remix-run/react";
import { useContext, useState } from "react";
import { useLocale } from "use-intl/react";
import { useT } from "~/i18n/use-t";
import { DocumentContext, type DocumentSettings } from "../document-context";
import type { MenuEntry } from "../dropdown-menu";
import { applyTheme } from "./apply-theme";

type Theme = DocumentSettings["theme"];
const themes: Theme[] = ["system", "light", "dark"];

/** Menu lines for language and appearance; appearance changes at once, language asks for a new document. */
export function usePreferenceItems(): MenuEntry[] {
  const t = useT("shell");
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const [theme, setTheme] = useState(useContext(DocumentContext).theme);
  const returnTo = pathname + search;
  const choose = (next: Theme) => {
    setTheme(next);
    applyTheme(next);
  };
  const language = (value: "pt-BR" | "en", label: string): MenuEntry => ({
    label,
    checked: locale === value,
    post: { action: "/preferences", fields: { locale: value, returnTo }, reload: true },
  });
  return [
    { heading: t("user.language") },
    language("pt-BR", t("languages.ptBR")),
    language("en", t("languages.en")),
    { heading: t("user.theme") },
    ...themes.map((one) => ({
      label: t(`user.${one}`),
      checked: theme === one,
      onSelect: () => choose(one),
    })),
  ];
}
