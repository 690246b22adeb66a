import { describe, expect, test } from "bun:test";
import { normaliseTemplate } from "./normalise-template";
import { exampleValues, renderTemplatePreview } from "./render-template-preview";
import { resolveTemplate } from "./resolve-template";
import type { Template } from "./template";
import type { TemplateValues } from "./template-values";

const template = (components: unknown, more: object = {}): Template =>
  normaliseTemplate({ id: "1", name: "t", language: "pt_BR", status: "APPROVED", components, ...more })!;
const body = (text: string) => [{ type: "BODY", text }];
const components = (given: Template, values: TemplateValues) => {
  const resolved = resolveTemplate(given, values);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problem));
  return resolved.content.components;
};
const problem = (given: Template, values: TemplateValues) => {
  const resolved = resolveTemplate(given, values);
  return resolved.ok ? undefined : resolved.problem;
};

describe("what keeps a person from getting a template", () => {
  const missing: [string, TemplateValues][] = [
    ["absent", {}],
    ["empty", { "body.1": "" }],
    ["only blanks and line breaks", { "body.1": " \n\t " }],
    ["a file where text belongs", { "body.1": { link: "https://x.example" } }],
  ];
  test.each(missing)("a value that is %s is missing, by its key", (_name, values) => {
    expect(problem(template(body("Oi {{1}}!")), values)).toEqual({ kind: "missing-variable", key: "body.1" });
  });

  test("a header without its picture", () => {
    const given = template([{ type: "HEADER", format: "IMAGE" }]);
    expect(problem(given, {})).toEqual({ kind: "missing-variable", key: "header.image" });
  });

  test("a name of 4,000 characters makes the text too long", () => {
    const given = template([...body("Oi {{1}}!"), { type: "FOOTER", text: "f" }]);
    expect(problem(given, { "body.1": "ñ".repeat(4000) })).toEqual({
      kind: "too-long",
      part: "body",
      length: 4004,
      most: 1024,
    });
  });

  test("a long name in the header", () => {
    const given = template([{ type: "HEADER", format: "TEXT", text: "Oi {{1}}" }]);
    expect(problem(given, { "header.1": "a".repeat(58) })).toMatchObject({
      kind: "too-long",
      part: "header",
      most: 60,
    });
  });

  test("a place that is nowhere", () => {
    const given = template([{ type: "HEADER", format: "LOCATION" }]);
    const place = {
      "header.latitude": "95",
      "header.longitude": "0",
      "header.name": "a",
      "header.address": "b",
    };
    expect(problem(given, place)).toEqual({ kind: "bad-location", key: "header.latitude" });
  });

  test("a template that campaigns cannot use yet", () => {
    expect(problem(template([{ type: "CAROUSEL" }]), {})).toEqual({
      kind: "unsupported",
      reason: "carousel",
    });
  });
});

describe("values as Meta accepts them", () => {
  test.each([
    ["line breaks become a space", "Rua Um\r\n\n Casa 2", "Rua Um Casa 2"],
    ["tabs become a space", "a\tb", "a b"],
    ["four spaces and more become one", "a     b", "a b"],
    ["three spaces stay", "a   b", "a   b"],
    ["null bytes go", "a\u0000b", "ab"],
    ["line separators become a space", "a\u2028b", "a b"],
    ["emoji and right-to-left text stay", "😀 שלום 👨‍👩‍👧", "😀 שלום 👨‍👩‍👧"],
    ["braces in a value are text", "{{1}}", "{{1}}"],
  ])("%s", (_name, value, expected) => {
    expect(components(template(body("Oi {{1}}!")), { "body.1": value })).toEqual([
      { type: "body", parameters: [{ type: "text", text: expected }] },
    ]);
  });
});

describe("a resolved template", () => {
  test("positional values go in the order of their numbers", () => {
    expect(components(template(body("a {{2}} b {{1}} c")), { "body.1": "um", "body.2": "dois" })).toEqual([
      {
        type: "body",
        parameters: [
          { type: "text", text: "um" },
          { type: "text", text: "dois" },
        ],
      },
    ]);
  });

  test("named values carry their names", () => {
    expect(components(template(body("a {{nome}} b")), { "body.nome": "Ana" })).toEqual([
      { type: "body", parameters: [{ type: "text", parameter_name: "nome", text: "Ana" }] },
    ]);
  });

  test("without variables there are no components", () => {
    expect(components(template(body("Oi!")), { "body.1": "unused" })).toEqual([]);
  });

  test("header media by link or id, with a document's file name", () => {
    const header = (format: string) => template([{ type: "HEADER", format }]);
    const of = (given: Template, values: TemplateValues) => components(given, values)[0]?.parameters[0];
    expect(of(header("IMAGE"), { "header.image": "https://x.example/a" })).toEqual({
      type: "image",
      link: "https://x.example/a",
    });
    expect(of(header("VIDEO"), { "header.video": "9001" })).toEqual({ type: "video", mediaId: "9001" });
    expect(of(header("DOCUMENT"), { "header.document": { mediaId: "9", filename: "a.pdf" } })).toEqual({
      type: "document",
      mediaId: "9",
      filename: "a.pdf",
    });
  });

  test("buttons that need something are there with their index", () => {
    const given = template([
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Sim" },
          { type: "QUICK_REPLY", text: "Parar promoções" },
          { type: "URL", text: "Ver", url: "https://x.example/{{1}}" },
          { type: "COPY_CODE", example: "X" },
        ],
      },
    ]);
    expect(components(given, { "button.2.1": "ofertas/ção?a=1%20b", "button.3.code": "SOL10" })).toEqual([
      {
        type: "button",
        subType: "quick_reply",
        index: 1,
        parameters: [{ type: "payload", payload: "STOP" }],
      },
      {
        type: "button",
        subType: "url",
        index: 2,
        parameters: [{ type: "text", text: "ofertas/%C3%A7%C3%A3o?a=1%20b" }],
      },
      {
        type: "button",
        subType: "copy_code",
        index: 3,
        parameters: [{ type: "coupon_code", coupon_code: "SOL10" }],
      },
    ]);
  });

  test("a place goes with comma decimals read as points", () => {
    const place = {
      "header.latitude": "-23,5",
      "header.longitude": "-46.6",
      "header.name": "Sol",
      "header.address": "Rua",
    };
    expect(components(template([{ type: "HEADER", format: "LOCATION" }]), place)[0]?.parameters).toEqual([
      { type: "location", location: { latitude: "-23.5", longitude: "-46.6", name: "Sol", address: "Rua" } },
    ]);
  });
});

describe("the preview", () => {
  const given = template([
    { type: "HEADER", format: "TEXT", text: "Oi {{1}}", example: { header_text: ["Ana"] } },
    { type: "BODY", text: "Use {{1}} até {{2}}.", example: { body_text: [["SOL10", "sexta"]] } },
    { type: "FOOTER", text: "Loja Sol" },
    { type: "BUTTONS", buttons: [{ type: "URL", text: "Ver", url: "https://x.example/{{1}}" }] },
  ]);

  test("shows what is filled in and what is missing", () => {
    expect(renderTemplatePreview(given, { "body.1": "SOL\n10", "button.0.1": "a$&b" })).toEqual({
      header: {
        format: "text",
        segments: [{ text: "Oi " }, { text: "{{1}}", variable: "header.1", missing: true }],
      },
      body: [
        { text: "Use " },
        { text: "SOL 10", variable: "body.1" },
        { text: " até " },
        { text: "{{2}}", variable: "body.2", missing: true },
        { text: "." },
      ],
      footer: "Loja Sol",
      buttons: [{ kind: "url", text: "Ver", target: "https://x.example/a$&b" }],
    });
  });

  test("of the examples has nothing missing in its texts", () => {
    const preview = renderTemplatePreview(given, exampleValues(given));
    expect(preview.body.map(({ text }) => text).join("")).toBe("Use SOL10 até sexta.");
  });
});
