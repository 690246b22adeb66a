import { negotiateLocale } from "~/i18n/core/negotiate-locale";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { MessageParams } from "~/platform/errors/app-error";

/** Says `<namespace>.<key>` in the terminal's language. */
export type Say = (messageKey: string, params?: MessageParams) => string;

/** LC_ALL, LC_MESSAGES, LANG, as POSIX orders them ("en_US.UTF-8"); none of ours, or "C", reads Portuguese. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): Locale {
  const tag = (LC_ALL || LC_MESSAGES || LANG || "").split(/[.@]/)[0]!.replace("_", "-");
  return negotiateLocale(undefined, tag);
}

export function sayIn(locale: Locale): Say {
  return (messageKey, params) => translate(locale, messageKey, params);
}
