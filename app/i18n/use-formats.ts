import { useMemo } from "react";
import { useLocale, useTimeZone } from "use-intl/react";
import { createFormats, type Formats } from "./core/formats";
import type { Locale } from "./locale";

const made = new Map<string, Formats>();

/** Dates, numbers and money in the reader's own format and zone: `const formats = useFormats(); formats.number(5678)`. */
export function useFormats(): Formats {
  const locale = useLocale() as Locale;
  const timeZone = useTimeZone() ?? "America/Sao_Paulo";
  return useMemo(() => formatsOf(locale, timeZone), [locale, timeZone]);
}

function formatsOf(locale: Locale, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = createFormats(locale, timeZone);
  made.set(key, fresh);
  return fresh;
}
