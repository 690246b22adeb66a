import { fillQuickReply } from "~/features/inbox/core/fill-quick-reply";

/** What can be put into a quick reply, as it is shown to a reader of each language; both work for everybody. */
export const QUICK_REPLY_VARIABLES = {
  "pt-BR": ["nome", "nome_completo", "telefone", "atendente"],
  en: ["first_name", "name", "phone", "agent"],
} as const;

/** Stands in for a person, where a text is shown before anybody gets it. */
export const SAMPLE_FACTS = { name: "Ana Lima", phone: "+55 11 98765-0001", memberName: "Bia" };

/** Names in a text that nothing ever fills. */
export function unknownInQuickReply(text: string): string[] {
  const left = fillQuickReply(text, SAMPLE_FACTS).matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g);
  return [...new Set([...left].map((match) => match[1]!))];
}
