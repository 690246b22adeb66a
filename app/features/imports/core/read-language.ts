import { foldText } from "../../contacts/core/fold-text";

const words: Record<string, string> = {
  portugues: "pt-BR",
  "portugues (brasil)": "pt-BR",
  portuguese: "pt-BR",
  pt: "pt-BR",
  ptbr: "pt-BR",
  ingles: "en",
  english: "en",
  espanhol: "es",
  espanol: "es",
  spanish: "es",
  castellano: "es",
};

/** A BCP 47 tag from a tag in any spelling ("pt_br") or a language's name in pt, en or es; null when neither. */
export function readLanguage(raw: string): string | null {
  const text = foldText(raw);
  const known = words[text];
  if (known) return known;
  const tag = /^([a-z]{2,3})(?:[-_ ]([a-z]{2}))?$/.exec(text);
  if (!tag) return null;
  return tag[2] ? `${tag[1]}-${tag[2].toUpperCase()}` : tag[1]!;
}
