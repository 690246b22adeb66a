import type { DraftProblem } from "./template-draft";

/** Twilio refuses longer texts (21617). */
export const MOST_SMS_CHARACTERS = 1_600;

const VARIABLE = /\{\{\s*[\p{L}\p{N}_.]+\s*(?:\|[^{}]*)?\}\}/gu;

/** What is wrong with a local text before anybody gets it: empty, too long, or braces that are no variable. */
export function validateLocalText(text: string): DraftProblem[] {
  const problem = (key: string, params?: DraftProblem["params"]): DraftProblem => ({
    field: "text",
    messageKey: `templates.draft.${key}`,
    ...(params && { params }),
  });
  if (text.trim() === "") return [problem("empty")];
  const found: DraftProblem[] = [];
  if (text.length > MOST_SMS_CHARACTERS) {
    found.push(problem("tooLong", { length: text.length, most: MOST_SMS_CHARACTERS }));
  }
  if (/\{\{|\}\}/.test(text.replace(VARIABLE, ""))) found.push(problem("brokenBraces"));
  return found;
}
