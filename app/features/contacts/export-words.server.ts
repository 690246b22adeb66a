import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { ExportWords } from "./export-contacts.server";

const COLUMNS = [
  "firstName",
  "lastName",
  "phone",
  "email",
  "tags",
  "lists",
  "stoppedWhatsapp",
  "stoppedSms",
  "blocked",
  "basis",
  "createdAt",
] as const;

/** Heads of the export's columns in the reader's language. */
export function exportWords(locale: Locale): ExportWords {
  const heads = COLUMNS.map((name) => [name, translate(locale, `contacts.columns.${name}`)]);
  return {
    ...(Object.fromEntries(heads) as Omit<ExportWords, "basisWord">),
    basisWord: (basis) => translate(locale, `contacts.filter.basisOptions.${basis}`),
  };
}
