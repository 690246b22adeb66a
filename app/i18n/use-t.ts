import { useContext } from "react";
import { useLocale, useMessages, useTranslations } from "use-intl/react";
import "./intl-types";
import { loadNamespace } from "./load-namespace";
import type { Locale } from "./locale";
import { namespaceToLoad, UsedNamespaces } from "./used-namespaces";

const loading = new Map<string, Promise<void>>();

/**
 * `const t = useT("campaigns")`: `t("key", { name })`, `t.rich("key", { b: (words) => <b>{words}</b> })`, `t.has(key)`.
 * A namespace that the browser does not have yet suspends until its chunk is there.
 */
export const useT = ((namespace?: string) => {
  const messages = useMessages() as Record<string, unknown>;
  const locale = useLocale() as Locale;
  const used = useContext(UsedNamespaces);
  const name = namespaceToLoad(namespace);
  if (name) {
    used?.add(name);
    if (!(name in messages)) throw fetchInto(messages, locale, name);
  }
  return useTranslations(namespace as never);
}) as typeof useTranslations;

function fetchInto(messages: Record<string, unknown>, locale: Locale, name: string): Promise<void> {
  const key = `${locale} ${name}`;
  const known = loading.get(key);
  if (known) return known;
  const work = loadNamespace(locale, name).then((loaded) => {
    // The provider's own object: whoever suspended reads it again, nobody else has to draw.
    messages[name] = loaded;
    loading.delete(key);
  });
  loading.set(key, work);
  return work;
}
