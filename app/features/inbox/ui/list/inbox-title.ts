import { loadNamespace } from "~/i18n/load-namespace";
import { isLocale } from "~/i18n/locale";

/** The document's title, for a navigation that asks the server nothing. */
export async function inboxTitle(): Promise<string> {
  const { lang } = document.documentElement;
  const words = (await loadNamespace(isLocale(lang) ? lang : "pt-BR", "inbox-list")) as { title?: string };
  return `${words.title ?? ""} · Master IA`;
}
