import type { Locale } from "./locale";

type Load = () => Promise<unknown>;

const files = messageFiles();

/** One namespace of one language; empty when there is no such file, so that a page still draws (with its keys). */
export async function loadNamespace(locale: Locale, namespace: string): Promise<unknown> {
  return (await files[`./messages/${locale}/${namespace}.json`]?.()) ?? {};
}

/** Vite replaces the call by one chunk per file (the base has its own); without Vite (tests, command line) there is no such function. */
function messageFiles(): Record<string, Load> {
  try {
    return import.meta.glob<unknown>(["./messages/*/*.json", "!./messages/*/{common,shell,ui}.json"], {
      import: "default",
    }) as Record<string, Load>;
  } catch {
    return {};
  }
}
