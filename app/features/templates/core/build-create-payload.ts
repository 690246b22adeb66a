import { findPlaceholders } from "./find-placeholders";
import type { DraftButton, TemplateDraft } from "./template-draft";

/** The JSON of `POST /{WABA}/message_templates`. */
export interface TemplateCreatePayload {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly parameter_format: "named" | "positional";
  readonly components: readonly object[];
}

function withExamples(
  where: "header" | "body",
  text: string,
  examples: Readonly<Record<string, string>>,
  named: boolean,
): object {
  const names = findPlaceholders(text);
  if (names.length === 0) return {};
  if (named) {
    const params = names.map((name) => ({ param_name: name, example: examples[name] ?? "" }));
    return { example: { [`${where}_text_named_params`]: params } };
  }
  const values = names.map((name) => examples[name] ?? "");
  // Meta nests the body's examples one level deeper than the header's.
  return { example: { [`${where}_text`]: where === "body" ? [values] : values } };
}

function headerOf({ header }: TemplateDraft, named: boolean): object[] {
  if (!header) return [];
  if (header.format === "location") return [{ type: "HEADER", format: "LOCATION" }];
  if (header.format === "text") {
    const { text, examples = {} } = header;
    return [{ type: "HEADER", format: "TEXT", text, ...withExamples("header", text, examples, named) }];
  }
  const example = { header_handle: [header.handle ?? ""] };
  return [{ type: "HEADER", format: header.format.toUpperCase(), example }];
}

function buttonOf(button: DraftButton): object {
  switch (button.kind) {
    case "quick-reply":
    case "stop-marketing":
      return { type: "QUICK_REPLY", text: button.text };
    case "url": {
      const { text, url, example } = button;
      const dynamic = findPlaceholders(url).length > 0;
      return { type: "URL", text, url, ...(dynamic && { example: [example ?? ""] }) };
    }
    case "phone":
      return {
        type: "PHONE_NUMBER",
        text: button.text,
        phone_number: button.phone.replace(/[\s()-]/g, ""),
      };
    case "copy-code":
      return { type: "COPY_CODE", example: button.example };
  }
}

/** What to post for a draft that `validateNewTemplate` found nothing wrong with. */
export function buildCreatePayload(draft: TemplateDraft): TemplateCreatePayload {
  const { name, language, category, body, footer, buttons, header } = draft;
  const texts = [body.text, header?.format === "text" ? header.text : ""];
  const named = texts.flatMap(findPlaceholders).some((variable) => !/^\d+$/.test(variable));
  return {
    name,
    language,
    category,
    parameter_format: named ? "named" : "positional",
    components: [
      ...headerOf(draft, named),
      { type: "BODY", text: body.text, ...withExamples("body", body.text, body.examples, named) },
      ...(footer ? [{ type: "FOOTER", text: footer }] : []),
      ...(buttons.length > 0 ? [{ type: "BUTTONS", buttons: buttons.map(buttonOf) }] : []),
    ],
  };
}
