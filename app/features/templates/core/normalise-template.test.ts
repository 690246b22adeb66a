import { describe, expect, test } from "bun:test";
import { findVariable, listVariables } from "./list-variables";
import { normaliseTemplate } from "./normalise-template";
import type { Template } from "./template";

const row = (components: unknown, more: object = {}) => ({
  id: "1",
  name: "boas_vindas",
  language: "pt_BR",
  status: "APPROVED",
  category: "MARKETING",
  components,
  ...more,
});
const template = (components: unknown, more: object = {}): Template =>
  normaliseTemplate(row(components, more))!;
const keys = (given: Template) => listVariables(given).map(({ key }) => key);

describe("a row that is no template", () => {
  test.each([
    ["nothing", undefined],
    ["text", "x"],
    ["no id", { name: "x" }],
    ["no name", { id: "1" }],
  ])("%s is undefined", (_name, value) => {
    expect(normaliseTemplate(value)).toBeUndefined();
  });
});

describe("shapes of Meta's", () => {
  test("lower-case types with named values", () => {
    const given = template(
      [
        {
          type: "header",
          format: "text",
          text: "Oi {{first_name}}",
          example: { header_text_named_params: [{ param_name: "first_name", example: "Ana" }] },
        },
        {
          type: "body",
          text: "Seu código é {{code}}, {{first_name}}, até já",
          example: { body_text_named_params: [{ param_name: "code", example: "SOL10" }] },
        },
      ],
      { parameter_format: "NAMED" },
    );
    expect(given.parameterFormat).toBe("named");
    expect(listVariables(given)).toMatchObject([
      { key: "header.first_name", example: "Ana" },
      { key: "body.code", example: "SOL10" },
      { key: "body.first_name" },
    ]);
  });

  test.each([
    ["nested", [["Ana", "10"]]],
    ["flat", ["Ana", "10"]],
    ["printed as objects", { "0": ["Ana", "10"] }],
  ])("positional examples, %s", (_name, body_text) => {
    const given = template([{ type: "BODY", text: "{{2}} e {{1}} aqui", example: { body_text } }]);
    expect(listVariables(given)).toMatchObject([
      { key: "body.1", example: "Ana" },
      { key: "body.2", example: "10" },
    ]);
  });

  test("a bare example and components printed as an object", () => {
    const given = template({ "0": { type: "BODY", text: "Oi {{1}}!", example: { body_text: "Ana" } } });
    expect(listVariables(given)).toMatchObject([{ key: "body.1", example: "Ana" }]);
  });

  test("a variable used twice is one", () => {
    expect(keys(template([{ type: "BODY", text: "{{1}} e {{ 1 }}" }]))).toEqual(["body.1"]);
  });

  test("named without parameter_format is recognised", () => {
    expect(template([{ type: "BODY", text: "Oi {{nome}}!" }]).parameterFormat).toBe("named");
  });

  test.each([
    ["en-US", "en_US"],
    ["pt_br", "pt_BR"],
    ["en", "en"],
    ["zh-Hant", "zh_HANT"],
  ])("language %s is %s", (language, expected) => {
    expect(template([], { language }).language).toBe(expected);
  });

  test("quality and rejection, in both shapes", () => {
    expect(template([], { quality_score: { score: "RED" } }).quality).toBe("red");
    expect(template([], { quality_score: "YELLOW" }).quality).toBe("yellow");
    expect(template([]).quality).toBe("unknown");
    expect(template([], { rejected_reason: "NONE" }).rejectedReason).toBeUndefined();
    expect(template([], { rejected_reason: "SCAM" }).rejectedReason).toBe("SCAM");
  });
});

describe("headers and buttons", () => {
  test.each(["image", "video", "document"])("a %s header is a variable", (format) => {
    const given = template([
      { type: "HEADER", format: format.toUpperCase(), example: { header_handle: ["https://x.example/1"] } },
    ]);
    expect(listVariables(given)).toEqual([
      { key: `header.${format}`, label: format, kind: format as "image", example: "https://x.example/1" },
    ]);
  });

  test("a place needs four values", () => {
    expect(keys(template([{ type: "header", format: "location" }]))).toEqual([
      "header.latitude",
      "header.longitude",
      "header.name",
      "header.address",
    ]);
  });

  test("buttons keep Meta's order, since the order is the index", () => {
    const given = template([
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Parar promoções" },
          { type: "URL", text: "Ver", url: "https://x.example/{{1}}", example: ["https://x.example/a"] },
          { type: "URL", text: "Site", url: "https://x.example" },
          { type: "COPY_CODE", text: "Copiar", example: "SOL10" },
          { type: "PHONE_NUMBER", text: "Ligar", phone_number: "+551130001000" },
          { type: "VOICE_CALL", text: "Chamar" },
        ],
      },
    ]);
    expect(keys(given)).toEqual(["button.1.1", "button.3.code"]);
    expect(given.buttons.map(({ kind }) => kind)).toEqual([
      "quick-reply",
      "url",
      "url",
      "copy-code",
      "phone",
      "plain",
    ]);
    expect(given.buttons[0]).toMatchObject({ stopsMarketing: true });
    expect(given.unsupported).toBeUndefined();
  });

  test.each([
    ["Stop promotions", true],
    ["Parar promoções", true],
    ["Não quero receber ofertas", true],
    ["Unsubscribe", true],
    ["STOP", true],
    ["Parar de receber", true],
    ["Não quero receber", true],
    ["Cancelar", false],
    ["Não quero", false],
    ["Parar o carro", false],
    ["Ver promoções", false],
    ["Sim", false],
  ])("a reply %p stops marketing: %p", (text, expected) => {
    const given = template([{ type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text }] }]);
    expect(given.buttons[0]).toMatchObject({ stopsMarketing: expected });
  });

  const unsupported: [string, unknown, object, string][] = [
    ["carousel", [{ type: "CAROUSEL", cards: [] }], {}, "carousel"],
    ["limited-time offer", [{ type: "limited_time_offer" }], {}, "limited-time-offer"],
    ["product header", [{ type: "header", format: "product" }], {}, "product"],
    ["catalogue button", [{ type: "BUTTONS", buttons: [{ type: "CATALOG" }] }], {}, "catalog"],
    ["form button", [{ type: "BUTTONS", buttons: [{ type: "FLOW" }] }], {}, "flow"],
    ["code button", [{ type: "BUTTONS", buttons: [{ type: "OTP" }] }], {}, "authentication"],
    [
      "authentication",
      [{ type: "BODY", text: "{{1}} é o código" }],
      { category: "AUTHENTICATION" },
      "authentication",
    ],
    ["a part of next year", [{ type: "HOLOGRAM" }], {}, "other"],
    ["a button of next year", [{ type: "BUTTONS", buttons: [{ type: "HOLOGRAM" }] }], {}, "other"],
  ];
  test.each(unsupported)("%s is not supported, and says why", (_name, components, more, reason) => {
    expect(template(components, more).unsupported).toBe(reason as Template["unsupported"]);
  });
});

describe("naming a variable shortly", () => {
  const given = template([
    { type: "HEADER", format: "TEXT", text: "Oi {{1}}" },
    { type: "BODY", text: "a {{1}} b {{2}} c" },
    { type: "BUTTONS", buttons: [{ type: "URL", text: "Ver", url: "https://x.example/{{1}}" }] },
  ]);
  test.each([
    ["1", "body.1"],
    ["2", "body.2"],
    ["header.1", "header.1"],
    ["button.0.1", "button.0.1"],
    ["0.1", "button.0.1"],
    ["9", undefined],
  ])("%s is %p", (name, key) => {
    expect(findVariable(given, name)?.key).toBe(key as string);
  });
});
