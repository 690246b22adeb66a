import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { AppIntl } from "~/i18n/app-intl";
import { loadMessages } from "~/i18n/load-messages.client";
import { isLocale } from "~/i18n/locale";
import { readUsedNamespaces } from "~/i18n/used-namespaces-script";
import { DocumentContext } from "~/ui/document-context";

// react-style-singleton and friends take the nonce from here for styles that they add.
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
Object.assign(globalThis, { __webpack_nonce__: nonce });

const { lang, dataset } = document.documentElement;
const locale = isLocale(lang) ? lang : "pt-BR";
const timeZone = dataset.zone ?? "America/Sao_Paulo";
const theme = dataset.chosen === "dark" || dataset.chosen === "light" ? dataset.chosen : "system";

loadMessages(locale, readUsedNamespaces()).then((messages) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <DocumentContext.Provider value={{ nonce: "", theme, timeZone }}>
        <AppIntl locale={locale} messages={messages} timeZone={timeZone}>
          <RemixBrowser />
        </AppIntl>
      </DocumentContext.Provider>,
    );
  });
});
