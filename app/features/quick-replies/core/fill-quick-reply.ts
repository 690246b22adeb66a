/** What a quick reply, greeting or away message may name. Absent and empty are the same. */
export interface QuickReplyValues {
  firstName?: string;
  lastName?: string;
  /** E.164 */
  phone?: string;
  /** Whoever answers. */
  agent?: string;
  company?: string;
}

/** Names as people type them, in both languages of the product. The first of each row is the one that is shown. */
export const QUICK_REPLY_VARIABLES = {
  "pt-BR": ["nome", "nome_completo", "telefone", "atendente", "empresa"],
  en: ["name", "full_name", "phone", "agent", "company"],
} as const;

type Reader = (values: QuickReplyValues) => string | undefined;
const READERS: Record<string, Reader> = {
  nome: ({ firstName }) => firstName,
  nome_completo: fullName,
  telefone: ({ phone }) => phone,
  atendente: ({ agent }) => agent,
  empresa: ({ company }) => company,
  name: ({ firstName }) => firstName,
  first_name: ({ firstName }) => firstName,
  full_name: fullName,
  phone: ({ phone }) => phone,
  agent: ({ agent }) => agent,
  company: ({ company }) => company,
};

/** With the comma or space before it, which goes when nothing fills the variable. */
const VARIABLE = /([,\s]*)\{\{\s*([\p{L}\p{N}_.]+)\s*(?:\|([^{}]*))?\}\}/gu;

/**
 * A text with its variables filled in: "Oi, {{nome}}!" → "Oi, Ana!", or "Oi!" of somebody without a name;
 * "{{nome|amigo}}" names what stands in. A name that does not exist stays as it was written.
 */
export function fillQuickReply(text: string, values: QuickReplyValues): string {
  return text.replace(VARIABLE, (whole, before: string, name: string, standIn: string | undefined) => {
    const read = readerOf(name);
    if (!read) return whole;
    const value = read(values)?.trim() || standIn?.trim();
    if (value) return before + value;
    return before.includes("\n") ? before : "";
  });
}

/** Names in a text that nothing can ever fill. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(VARIABLE)].map((match) => match[2]!);
  return [...new Set(names.filter((name) => !readerOf(name)))];
}

function fullName({ firstName, lastName }: QuickReplyValues): string | undefined {
  return [firstName, lastName].filter(Boolean).join(" ");
}

function readerOf(name: string): Reader | undefined {
  const known = name.toLowerCase();
  return Object.hasOwn(READERS, known) ? READERS[known] : undefined;
}
