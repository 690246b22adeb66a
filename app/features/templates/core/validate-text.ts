import { findPlaceholders, splitPlaceholders } from "./find-placeholders";
import type { DraftProblem } from "./template-draft";

type Found = Omit<DraftProblem, "field">;

const problem = (key: string, params?: DraftProblem["params"]): Found =>
  params ? { messageKey: `templates.draft.${key}`, params } : { messageKey: `templates.draft.${key}` };

function orderProblems(names: readonly string[]): Found[] {
  const numbers = names.filter((name) => /^\d+$/.test(name));
  if (numbers.length > 0 && numbers.length < names.length) return [problem("mixedVariables")];
  if (numbers.some((number, at) => Number(number) !== at + 1)) return [problem("numbersWithGaps")];
  const bad = names.find((name) => !/^(?:\d+|[a-z][a-z0-9_]*)$/.test(name));
  return bad === undefined ? [] : [problem("variableName", { name: bad })];
}

/** Blanks and punctuation beside a variable do not keep it from being first or last. */
const ANY_WORD = /[\p{L}\p{N}\p{S}]/u;

function placeProblems(text: string): Found[] {
  const parts = splitPlaceholders(text);
  const found: Found[] = [];
  const first = parts[0];
  const last = parts.at(-1);
  const isWord = (part: (typeof parts)[number] | undefined) =>
    part !== undefined && "text" in part && part.text.trim() !== "";
  if (first && !isWord(first)) found.push(problem("variableFirst"));
  if (last && !isWord(last)) found.push(problem("variableLast"));
  const touching = parts.some((part, at) => {
    const next = parts[at + 1];
    const afterNext = parts[at + 2];
    if (!("variable" in part) || !next) return false;
    if ("variable" in next) return true;
    return (
      afterNext !== undefined &&
      "variable" in afterNext &&
      !ANY_WORD.test(next.text) &&
      next.text.trim() === ""
    );
  });
  if (touching) found.push(problem("variablesTouch"));
  return found;
}

function wordsOf(text: string): number {
  const plain = splitPlaceholders(text).map((part) => ("text" in part ? part.text : " "));
  return plain
    .join(" ")
    .split(/\s+/)
    .filter((word) => ANY_WORD.test(word)).length;
}

/**
 * What Meta refuses in a text with variables: gaps in numbers, mixing numbers and names, one without example, one at
 * the beginning or end (2388299), two side by side, and too many for the words around them (2388293: here at least
 * two words per variable and one more; Meta does not publish its ratio).
 */
export function variableProblems(
  text: string,
  examples: Readonly<Record<string, string>>,
  ruleOfPlace: "body" | "header",
): Found[] {
  const names = findPlaceholders(text);
  if (names.length === 0) return [];
  const found = orderProblems(names);
  if (ruleOfPlace === "body") {
    found.push(...placeProblems(text));
    const words = wordsOf(text);
    if (words < names.length * 2 + 1) found.push(problem("tooManyVariables", { count: names.length, words }));
  }
  for (const name of names) {
    if (!examples[name]?.trim()) found.push(problem("exampleMissing", { name }));
  }
  return found;
}

/** Too long, empty or with braces that are no variable. `most` counts characters as Meta does (UTF-16 units). */
export function textProblems(text: string, most: number): Found[] {
  const found: Found[] = [];
  if (text.trim() === "") found.push(problem("empty"));
  if (text.length > most) found.push(problem("tooLong", { length: text.length, most }));
  const rest = splitPlaceholders(text).map((part) => ("text" in part ? part.text : ""));
  if (rest.some((piece) => piece.includes("{{") || piece.includes("}}"))) found.push(problem("brokenBraces"));
  return found;
}
