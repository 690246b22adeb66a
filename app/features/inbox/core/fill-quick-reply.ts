export interface QuickReplyFacts {
  /** The person's whole name; empty when nobody knows it. */
  name: string;
  phone: string | null;
  /** Of the member who answers. */
  memberName: string;
}

/** In either language, so that a company may write its replies in both. */
const MEANINGS = new Map<string, (facts: QuickReplyFacts) => string>([
  ["nome", firstName],
  ["first_name", firstName],
  ["nome_completo", ({ name }) => name],
  ["name", ({ name }) => name],
  ["telefone", ({ phone }) => phone ?? ""],
  ["phone", ({ phone }) => phone ?? ""],
  ["atendente", ({ memberName }) => memberName],
  ["agent", ({ memberName }) => memberName],
]);

/** A quick reply with its variables filled; one that means nothing, or is not known of this person, stays to be seen. */
export function fillQuickReply(text: string, facts: QuickReplyFacts): string {
  return text.replace(/\{\{\s*([\w.]{1,60})\s*\}\}/g, (whole, name: string) => {
    const filled = MEANINGS.get(name.toLowerCase())?.(facts);
    return filled || whole;
  });
}

function firstName({ name }: QuickReplyFacts): string {
  return name.trim().split(/\s+/)[0] ?? "";
}
