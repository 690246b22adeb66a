import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { InputProblem } from "./read-contact-input";

/** A refused form, in the reader's language. */
export interface SaidProblems {
  values: Record<string, string>;
  problems: Record<string, { sentence: string; contactId?: string }>;
}

export function sayProblems(
  locale: Locale,
  problems: readonly InputProblem[],
  values: Record<string, string>,
): SaidProblems {
  const said: SaidProblems = { values, problems: {} };
  for (const { field, messageKey, params, contactId } of problems) {
    said.problems[field] ??= { sentence: translate(locale, messageKey, params), contactId };
  }
  return said;
}
