import { findPlaceholders } from "./find-placeholders";
import type { DraftButton, DraftProblem, TemplateDraft } from "./template-draft";

/** Meta, "Template components": ten in all, two links, one phone, one code; labels 25, links 2,000, code 15. */
const MOST_BUTTONS = 10;
const MOST_BY_KIND = { url: 2, phone: 1, "copy-code": 1 } as const;
const MOST_LABEL = 25;
const MOST_URL = 2000;
const MOST_CODE = 15;

const problem = (field: string, key: string, params?: DraftProblem["params"]): DraftProblem =>
  params
    ? { field, messageKey: `templates.draft.${key}`, params }
    : { field, messageKey: `templates.draft.${key}` };

function urlProblems(field: string, { url, example }: Extract<DraftButton, { kind: "url" }>): DraftProblem[] {
  const found: DraftProblem[] = [];
  const variables = findPlaceholders(url);
  const plain = url.replace(/\{\{\s*\w+\s*\}\}$/, "");
  if (!/^https?:\/\/[^\s{}]+$/i.test(plain) || !URL.canParse(plain)) found.push(problem(field, "badUrl"));
  if (url.length > MOST_URL) found.push(problem(field, "tooLong", { length: url.length, most: MOST_URL }));
  if (variables.length > 0) {
    if (variables.length > 1 || !/\{\{\s*1\s*\}\}$/.test(url)) found.push(problem(field, "urlVariableAtEnd"));
    if (!example?.trim()) found.push(problem(field, "exampleMissing", { name: "1" }));
  }
  return found;
}

function buttonProblems(button: DraftButton, field: string): DraftProblem[] {
  const found: DraftProblem[] = [];
  if (button.kind !== "copy-code") {
    const { text } = button;
    if (text.trim() === "") found.push(problem(field, "empty"));
    if (text.length > MOST_LABEL)
      found.push(problem(field, "tooLong", { length: text.length, most: MOST_LABEL }));
    if (/[\n\r]|\{\{/.test(text)) found.push(problem(field, "labelPlain"));
  }
  if (button.kind === "url") found.push(...urlProblems(field, button));
  if (button.kind === "phone" && !/^\+?[1-9]\d{4,19}$/.test(button.phone.replace(/[\s()-]/g, ""))) {
    found.push(problem(field, "badPhone"));
  }
  if (button.kind === "copy-code") {
    const length = button.example.trim().length;
    if (length === 0) found.push(problem(field, "exampleMissing", { name: "code" }));
    if (length > MOST_CODE) found.push(problem(field, "tooLong", { length, most: MOST_CODE }));
  }
  return found;
}

const isReply = ({ kind }: DraftButton) => kind === "quick-reply" || kind === "stop-marketing";

/** Quick replies must stand together, before or after the others (Meta refuses them mixed). */
function areMixed(buttons: readonly DraftButton[]): boolean {
  const turns = buttons.filter((button, at) => at > 0 && isReply(button) !== isReply(buttons[at - 1]!));
  return turns.length > 1;
}

/** Everything Meta would refuse about a draft's buttons. */
export function validateButtons({ buttons, category }: TemplateDraft): DraftProblem[] {
  const found = buttons.flatMap((button, at) => buttonProblems(button, `buttons.${at}`));
  if (buttons.length > MOST_BUTTONS) {
    found.push(problem("buttons", "tooManyButtons", { count: buttons.length, most: MOST_BUTTONS }));
  }
  for (const [kind, most] of Object.entries(MOST_BY_KIND)) {
    const count = buttons.filter((button) => button.kind === kind).length;
    if (count > most) found.push(problem("buttons", `tooMany.${kind}`, { count, most }));
  }
  if (areMixed(buttons)) found.push(problem("buttons", "buttonsMixed"));
  const labels = buttons.flatMap((button) => ("text" in button ? [button.text.trim().toLowerCase()] : []));
  if (new Set(labels).size < labels.length) found.push(problem("buttons", "labelsTwice"));
  const stops = buttons.filter(({ kind }) => kind === "stop-marketing").length;
  if (stops > 1) found.push(problem("buttons", "oneStopButton"));
  if (stops > 0 && category !== "MARKETING") found.push(problem("buttons", "stopOnlyMarketing"));
  return found;
}
