import type { Messages } from "./intl-types";
import { loadNamespace } from "./load-namespace";
import type { Locale } from "./locale";

/** Messages in the browser: the base of one language and the namespaces that this page was drawn with. */
export async function loadMessages(locale: Locale, namespaces: readonly string[]): Promise<Messages> {
  const base = locale === "en" ? import("./base-en") : import("./base-pt-br");
  const others = namespaces.map(async (name) => [name, await loadNamespace(locale, name)] as const);
  const loaded = await base;
  const messages = "baseEn" in loaded ? loaded.baseEn : loaded.basePtBr;
  return { ...messages, ...Object.fromEntries(await Promise.all(others)) } as unknown as Messages;
}
