import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import { AppError } from "~/platform/errors/app-error";

/** What a page's action answers: the value, or the refusal as a sentence in the reader's language. */
export type ActionAnswer<T = unknown> =
  | { ok: true; intent: string; value: T }
  | { ok: false; intent: string; sentence: string };

/** Refusals stay on the page that asked; anything else is a bug and goes to the error page. */
export async function answerAction<T>(
  locale: Locale,
  intent: string,
  work: () => Promise<T>,
): Promise<ActionAnswer<T>> {
  try {
    return { ok: true, intent, value: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, intent, sentence: translate(locale, error.messageKey, error.params) };
  }
}
