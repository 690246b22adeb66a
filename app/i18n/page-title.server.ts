import { readPreferences } from "./read-preferences.server";
import { translate } from "./translate.server";

/** The document's title in the reader's language, for a loader: `title: pageTitle(request, "auth.logIn.title")`. */
export function pageTitle(
  request: Request,
  messageKey: string,
  params?: Record<string, string | number>,
): string {
  return `${translate(readPreferences(request.headers).locale, messageKey, params)} · Master IA`;
}
