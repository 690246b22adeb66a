import en from "~/i18n/messages/en/start.json";
import ptBr from "~/i18n/messages/pt-BR/start.json";

/** Key of a sentence in app/i18n/messages/<language>/start.json, such as `env.port`. */
export type StartSentence = {
  [Group in keyof typeof ptBr]: `${Group & string}.${keyof (typeof ptBr)[Group] & string}`;
}[keyof typeof ptBr];

type Params = Record<string, string | number>;

/**
 * A sentence for a terminal, in Portuguese and, on the next line, in English: nobody has chosen a language yet there.
 * Plain `{name}` places only, because it also speaks before any dependency is installed.
 */
export function sayBoth(key: StartSentence, params: Params = {}): string {
  return [ptBr, en].map((messages) => fill(lookUp(messages, key), params)).join("\n");
}

function lookUp(messages: Record<string, Record<string, string>>, key: string): string {
  const [group = "", name = ""] = key.split(".");
  return messages[group]?.[name] ?? key;
}

function fill(sentence: string, params: Params): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
