import { describe, expect, test } from "bun:test";
import en from "~/i18n/messages/en/templates.json";
import ptBr from "~/i18n/messages/pt-BR/templates.json";
import { buildCreatePayload } from "./build-create-payload";
import { normaliseTemplate } from "./normalise-template";
import type { DraftButton, TemplateDraft } from "./template-draft";
import { validateNewTemplate } from "./validate-new-template";

const draft = (more: Partial<TemplateDraft> = {}): TemplateDraft => ({
  name: "volta_as_aulas",
  language: "pt_BR",
  category: "MARKETING",
  body: { text: "Olá, {{1}}! O material escolar chegou na loja.", examples: { "1": "Ana" } },
  buttons: [],
  ...more,
});
const bodyOf = (text: string, examples: Record<string, string> = { "1": "a", "2": "b", "3": "c" }) =>
  draft({ body: { text, examples } });
const said = (given: TemplateDraft) =>
  validateNewTemplate(given).map(
    ({ field, messageKey }) => `${field} ${messageKey.replace("templates.draft.", "")}`,
  );
const wordsOf = (messages: unknown, key: string): unknown =>
  key
    .split(".")
    .slice(1)
    .reduce((at: unknown, part) => (at as Record<string, unknown> | undefined)?.[part], messages);
const reply = (text: string): DraftButton => ({ kind: "quick-reply", text });
const link = (url: string, example?: string): DraftButton => ({ kind: "url", text: "Ver", url, example });

test("a good draft has no problems", () => {
  expect(validateNewTemplate(draft())).toEqual([]);
});

describe("Meta would refuse", () => {
  const rows: [string, TemplateDraft, string][] = [
    ["a name with capitals", draft({ name: "Volta" }), "name badName"],
    ["a name with accents", draft({ name: "promoção" }), "name badName"],
    ["an empty name", draft({ name: "" }), "name badName"],
    ["a language like pt-BR", draft({ language: "pt-BR" }), "language badLanguage"],
    ["an empty body", bodyOf("  "), "body empty"],
    ["a body of 1,025 characters", bodyOf("a".repeat(1025)), "body tooLong"],
    ["a variable at the beginning", bodyOf("{{1}}, o seu material chegou na loja"), "body variableFirst"],
    ["a variable at the end", bodyOf("O material chegou na loja para {{1}}"), "body variableLast"],
    [
      "two variables side by side",
      bodyOf("Olá e bem vinda {{1}} {{2}} à nossa loja de material"),
      "body variablesTouch",
    ],
    ["too many variables for the words", bodyOf("Oi {{1}} e {{2}} e {{3}} ok"), "body tooManyVariables"],
    [
      "numbers with a gap",
      bodyOf("Olá, {{1}}! O material {{3}} chegou na nossa loja."),
      "body numbersWithGaps",
    ],
    [
      "numbers and names mixed",
      bodyOf("Olá, {{1}}! O material {{nome}} chegou na nossa loja.", { "1": "a", nome: "b" }),
      "body mixedVariables",
    ],
    [
      "a name with capitals in a variable",
      bodyOf("Olá, {{Nome}}! O material chegou.", { Nome: "a" }),
      "body variableName",
    ],
    ["a variable without example", bodyOf("Olá, {{1}}! O material chegou.", {}), "body exampleMissing"],
    ["braces that are no variable", bodyOf("Olá, {{primeiro nome}}! Chegou."), "body brokenBraces"],
    ["three line breaks", bodyOf("a\n\n\nb"), "body tooManyBlankLines"],
    ["a tab", bodyOf("a\tb"), "body tooManySpaces"],
    ["eleven emoji", bodyOf(`a${"😀".repeat(11)}`), "body tooManyEmoji"],
    [
      "a header of 61 characters",
      draft({ header: { format: "text", text: "a".repeat(61) } }),
      "header tooLong",
    ],
    [
      "two variables in the header",
      draft({ header: { format: "text", text: "a {{1}} b {{2}}", examples: { "1": "a", "2": "b" } } }),
      "header oneHeaderVariable",
    ],
    ["formatting in the header", draft({ header: { format: "text", text: "*Oi*" } }), "header headerPlain"],
    ["a picture header without file", draft({ header: { format: "image" } }), "header mediaMissing"],
    [
      "header by name, body by number",
      draft({ header: { format: "text", text: "Oi {{nome}}", examples: { nome: "a" } } }),
      "body mixedVariables",
    ],
    ["a footer with a variable", draft({ footer: "a {{1}}" }), "footer footerVariables"],
    ["a footer of 61 characters", draft({ footer: "a".repeat(61) }), "footer tooLong"],
    [
      "eleven buttons",
      draft({ buttons: Array.from({ length: 11 }, (_, at) => reply(`b${at}`)) }),
      "buttons tooManyButtons",
    ],
    [
      "three links",
      draft({
        buttons: [
          link("https://a.example"),
          { ...link("https://b.example"), text: "B" } as DraftButton,
          { ...link("https://c.example"), text: "C" } as DraftButton,
        ],
      }),
      "buttons tooMany.url",
    ],
    [
      "replies on both sides of a link",
      draft({ buttons: [reply("a"), link("https://a.example"), reply("b")] }),
      "buttons buttonsMixed",
    ],
    ["two buttons with one text", draft({ buttons: [reply("Sim"), reply("sim ")] }), "buttons labelsTwice"],
    ["a label of 26 characters", draft({ buttons: [reply("a".repeat(26))] }), "buttons.0 tooLong"],
    ["an empty label", draft({ buttons: [reply(" ")] }), "buttons.0 empty"],
    ["a label with a variable", draft({ buttons: [reply("Oi {{1}}")] }), "buttons.0 labelPlain"],
    ["a link that is none", draft({ buttons: [link("loja.example")] }), "buttons.0 badUrl"],
    [
      "a link with its variable in the middle",
      draft({ buttons: [link("https://a.example/{{1}}/x", "y")] }),
      "buttons.0 urlVariableAtEnd",
    ],
    [
      "a link variable without example",
      draft({ buttons: [link("https://a.example/{{1}}")] }),
      "buttons.0 exampleMissing",
    ],
    [
      "a phone without country",
      draft({ buttons: [{ kind: "phone", text: "Ligar", phone: "0800" }] }),
      "buttons.0 badPhone",
    ],
    [
      "a code of 16 characters",
      draft({ buttons: [{ kind: "copy-code", example: "a".repeat(16) }] }),
      "buttons.0 tooLong",
    ],
    [
      "a stop button outside marketing",
      draft({ category: "UTILITY", buttons: [{ kind: "stop-marketing", text: "Parar" }] }),
      "buttons stopOnlyMarketing",
    ],
  ];
  test.each(rows)("%s", (_name, given, expected) => {
    expect(said(given)).toContain(expected);
    for (const { messageKey } of validateNewTemplate(given)) {
      expect({ messageKey, words: wordsOf(ptBr, messageKey) }).toEqual({
        messageKey,
        words: expect.any(String),
      });
      expect({ messageKey, words: wordsOf(en, messageKey) }).toEqual({
        messageKey,
        words: expect.any(String),
      });
    }
  });
});

describe("what is posted to Meta", () => {
  const full = draft({
    header: { format: "image", handle: "4::h" },
    footer: "Loja Sol",
    buttons: [
      { kind: "stop-marketing", text: "Parar promoções" },
      link("https://a.example/{{1}}", "https://a.example/x"),
      { kind: "phone", text: "Ligar", phone: "+55 (11) 3000-1000" },
      { kind: "copy-code", example: "SOL10" },
    ],
  });

  test("has Meta's nesting of examples", () => {
    expect(buildCreatePayload(full)).toEqual({
      name: "volta_as_aulas",
      language: "pt_BR",
      category: "MARKETING",
      parameter_format: "positional",
      components: [
        { type: "HEADER", format: "IMAGE", example: { header_handle: ["4::h"] } },
        { type: "BODY", text: full.body.text, example: { body_text: [["Ana"]] } },
        { type: "FOOTER", text: "Loja Sol" },
        {
          type: "BUTTONS",
          buttons: [
            { type: "QUICK_REPLY", text: "Parar promoções" },
            { type: "URL", text: "Ver", url: "https://a.example/{{1}}", example: ["https://a.example/x"] },
            { type: "PHONE_NUMBER", text: "Ligar", phone_number: "+551130001000" },
            { type: "COPY_CODE", example: "SOL10" },
          ],
        },
      ],
    });
  });

  test("names its variables when the text does", () => {
    const named = draft({
      header: { format: "text", text: "Oi {{nome}}", examples: { nome: "Ana" } },
      body: { text: "Olá, {{nome}}! O material chegou.", examples: { nome: "Ana" } },
    });
    expect(validateNewTemplate(named)).toEqual([]);
    expect(buildCreatePayload(named)).toMatchObject({
      parameter_format: "named",
      components: [
        { example: { header_text_named_params: [{ param_name: "nome", example: "Ana" }] } },
        { example: { body_text_named_params: [{ param_name: "nome", example: "Ana" }] } },
      ],
    });
  });

  test("reads back as the template that was meant", () => {
    const back = normaliseTemplate({ id: "1", status: "PENDING", ...buildCreatePayload(full) });
    expect(back).toMatchObject({
      header: { format: "image" },
      body: { variables: [{ name: "1", example: "Ana" }] },
      footer: "Loja Sol",
      buttons: [
        { kind: "quick-reply", stopsMarketing: true },
        { kind: "url", hasVariable: true },
        { kind: "phone" },
        { kind: "copy-code" },
      ],
    });
  });
});
