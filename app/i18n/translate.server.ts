import { createTranslator } from "use-intl/core";
import type { MessageParams } from "~/platform/errors/app-error";
import { enMessages } from "./en-messages";
import type { Locale } from "./locale";
import { ptBrMessages } from "./pt-br-messages";

type AnyTranslator = ((key: string, params?: MessageParams) => string) & { has(key: string): boolean };

const translators = new Map<Locale, AnyTranslator>();

/**
 * Says `<namespace>.<key>` in the reader's language, for errors, the command line and tRPC. A key that does not
 * exist answers "something failed on our side" rather than a raw key: keys may come from older workers.
 */
export function translate(locale: Locale, messageKey: string, params: MessageParams = {}): string {
  const translator = translatorOf(locale);
  return translator.has(messageKey) ? translator(messageKey, params) : translator("common.errors.unknown");
}

function translatorOf(locale: Locale): AnyTranslator {
  const known = translators.get(locale);
  if (known) return known;
  const made = createTranslator({
    locale,
    messages: locale === "en" ? enMessages : ptBrMessages,
  }) as unknown as AnyTranslator;
  translators.set(locale, made);
  return made;
}
