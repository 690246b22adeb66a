import { type ReactNode, useEffect, useState } from "react";
import { IntlProvider } from "use-intl/react";
import type { Messages } from "./intl-types";
import type { Locale } from "./locale";

interface AppIntlProps {
  locale: Locale;
  messages: Messages;
  /** The zone the server drew the page in; the browser's own takes over after hydration and is remembered. */
  timeZone: string;
  children: ReactNode;
}

/** Messages, language and zone for everything below; wraps the app in both entries. */
export function AppIntl({ locale, messages, timeZone, children }: AppIntlProps) {
  const [zone, setZone] = useState(timeZone);
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!own || own === timeZone) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
    document.cookie = `tz=${encodeURIComponent(own)}; path=/; max-age=31536000; samesite=lax`;
    setZone(own);
  }, [timeZone]);
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={zone}>
      {children}
    </IntlProvider>
  );
}
