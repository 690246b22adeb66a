import type {} from "use-intl";
import type { Locale } from "./locale";
import type { ptBrMessages } from "./pt-br-messages";

/** Shape of all messages, taken from the Portuguese files: a key that does not exist is a type error. */
export type Messages = typeof ptBrMessages;

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
