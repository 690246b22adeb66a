import { Form, useLocation } from "@remix-run/react";
import Globe from "lucide-react/icons/globe";
import { useLocale } from "use-intl/react";
import { locales } from "~/i18n/locale";
import { useT } from "~/i18n/use-t";
import { Icon } from "../icon";

const names = { "pt-BR": "ptBR", en: "en" } as const;

/** The languages by their own names, as one-button forms: works before log-in and without JavaScript. */
export function LanguageLinks() {
  const t = useT("shell");
  const current = useLocale();
  const { pathname, search } = useLocation();
  return (
    <Form
      method="post"
      action="/preferences"
      reloadDocument
      className="row gap-4"
      aria-label={t("user.language")}
    >
      <input type="hidden" name="returnTo" value={pathname + search} />
      {locales.map((locale) => (
        <button
          key={locale}
          name="locale"
          value={locale}
          type="submit"
          lang={locale}
          aria-pressed={locale === current}
          className={locale === current ? "row gap-1.5" : "row gap-1.5 hover:underline"}
        >
          {locale === current && <Icon of={Globe} size="s" />}
          {t(`languages.${names[locale]}`)}
        </button>
      ))}
    </Form>
  );
}
