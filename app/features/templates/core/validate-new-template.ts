import { findPlaceholders } from "./find-placeholders";
import type { DraftProblem, TemplateDraft } from "./template-draft";
import { validateButtons } from "./validate-buttons";
import { textProblems, variableProblems } from "./validate-text";

/** Meta, "Template components": header and footer 60 characters, body 1,024, name 512. */
const MOST_HEADER = 60;
const MOST_FOOTER = 60;
const MOST_BODY = 1024;
/** Meta refuses a body with more. */
const MOST_EMOJI = 10;

const problem = (field: string, key: string, params?: DraftProblem["params"]): DraftProblem =>
  params
    ? { field, messageKey: `templates.draft.${key}`, params }
    : { field, messageKey: `templates.draft.${key}` };

function headerProblems({ header }: TemplateDraft): DraftProblem[] {
  if (!header || header.format === "location") return [];
  if (header.format !== "text") return header.handle ? [] : [problem("header", "mediaMissing")];
  const { text, examples = {} } = header;
  const found = [...textProblems(text, MOST_HEADER), ...variableProblems(text, examples, "header")];
  const all = found.map((one) => ({ field: "header", ...one }));
  if (findPlaceholders(text).length > 1) all.push(problem("header", "oneHeaderVariable"));
  if (/[\n\r*~`]|\p{Extended_Pictographic}/u.test(text)) all.push(problem("header", "headerPlain"));
  return all;
}

function bodyProblems({ body: { text, examples } }: TemplateDraft): DraftProblem[] {
  const found = [...textProblems(text, MOST_BODY), ...variableProblems(text, examples, "body")];
  const all = found.map((one) => ({ field: "body", ...one }));
  if (/\n{3,}/.test(text.replaceAll("\r", ""))) all.push(problem("body", "tooManyBlankLines"));
  if (/\t| {5,}/.test(text)) all.push(problem("body", "tooManySpaces"));
  const emoji = text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0;
  if (emoji > MOST_EMOJI) all.push(problem("body", "tooManyEmoji", { count: emoji, most: MOST_EMOJI }));
  return all;
}

function footerProblems({ footer }: TemplateDraft): DraftProblem[] {
  if (footer === undefined || footer === "") return [];
  const found = textProblems(footer, MOST_FOOTER).map((one) => ({ field: "footer", ...one }));
  if (findPlaceholders(footer).length > 0) found.push(problem("footer", "footerVariables"));
  return found;
}

/** Header and body must name their variables the same way: `parameter_format` is one for the template. */
function mixesFormats({ header, body }: TemplateDraft): boolean {
  const texts = [body.text, header?.format === "text" ? header.text : ""];
  const names = texts.flatMap(findPlaceholders);
  const numbers = names.filter((name) => /^\d+$/.test(name)).length;
  return numbers > 0 && numbers < names.length;
}

/**
 * Everything that Meta would refuse about a new template, before it is sent to them: an empty list means that we know
 * of nothing. Rules: Meta, "Templates" and "Template components" (Dec 2025); codes 2388293 and 2388299.
 */
export function validateNewTemplate(draft: TemplateDraft): DraftProblem[] {
  const found: DraftProblem[] = [];
  if (!/^[a-z0-9_]{1,512}$/.test(draft.name)) found.push(problem("name", "badName"));
  if (!/^[a-z]{2,3}(?:_[A-Z]{2,3})?$/.test(draft.language)) found.push(problem("language", "badLanguage"));
  found.push(...headerProblems(draft), ...bodyProblems(draft), ...footerProblems(draft));
  const alreadySaid = found.some(({ messageKey }) => messageKey.endsWith(".mixedVariables"));
  if (!alreadySaid && mixesFormats(draft)) found.push(problem("body", "mixedVariables"));
  found.push(...validateButtons(draft));
  return found;
}
