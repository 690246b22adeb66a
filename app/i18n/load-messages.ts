import type { Messages } from "./intl-types";
import type { Locale } from "./locale";

/** Messages of one language; in the browser each language is one cached chunk. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === "en"
    ? ((await import("./en-messages")).enMessages as Messages)
    : (await import("./pt-br-messages")).ptBrMessages;
}
