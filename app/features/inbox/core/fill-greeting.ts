/** What a greeting or away message may name. Absent and empty are the same. */
export interface GreetingFacts {
  firstName?: string;
  lastName?: string;
  company: string;
}

const whole = ({ firstName, lastName }: GreetingFacts) => [firstName, lastName].filter(Boolean).join(" ");

/** The same names as in quick replies, in either language; nobody has answered yet, so no colleague is named. */
const MEANINGS = new Map<string, (facts: GreetingFacts) => string | undefined>([
  ["nome", ({ firstName }) => firstName],
  ["first_name", ({ firstName }) => firstName],
  ["nome_completo", whole],
  ["name", whole],
  ["empresa", ({ company }) => company],
  ["company", ({ company }) => company],
]);

/** With the comma or blank before it, which goes when nothing fills the variable. */
const VARIABLE = /([,\s]*)\{\{\s*([\w.]{1,60})\s*\}\}/g;

/**
 * A text that leaves by itself, with its variables filled in: "Oi, {{nome}}!" → "Oi, Ana!", or "Oi!" to somebody without a
 * name. Nobody looks at it before it goes, so that nothing of a variable may stay.
 */
export function fillGreeting(text: string, facts: GreetingFacts): string {
  return text.replace(VARIABLE, (_, before: string, name: string) => {
    const value = MEANINGS.get(name.toLowerCase())?.(facts)?.trim();
    if (value) return before + value;
    return before.includes("\n") ? before : "";
  });
}

/** Names in a text that nothing ever fills. */
export function unknownInGreeting(text: string): string[] {
  const names = [...text.matchAll(VARIABLE)].map((match) => match[2]!);
  return [...new Set(names.filter((name) => !MEANINGS.has(name.toLowerCase())))];
}
