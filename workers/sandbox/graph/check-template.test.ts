import { describe, expect, test } from "bun:test";
import { checkTemplate } from "./check-template";
import type { Template } from "./entities";
import { templateShape } from "./template-shape";

function aTemplate(changes: Partial<Template> = {}): Template {
  const components = changes.components ?? [{ type: "BODY", text: "Oi {{1}}, chegou o {{2}}." }];
  return {
    id: "1",
    name: "boas_vindas",
    language: "pt_BR",
    category: "MARKETING",
    status: "APPROVED",
    quality: "GREEN",
    rejectedReason: "NONE",
    parameterFormat: "POSITIONAL",
    ...changes,
    components,
    shape: templateShape(components),
  };
}

const text = (value: string, name?: string) => ({ type: "text", text: value, parameter_name: name });
const body = (...parameters: unknown[]) => [{ type: "body", parameters }];

describe("a send that does not fit its template is refused by its code", () => {
  const named = aTemplate({
    parameterFormat: "NAMED",
    components: [{ type: "body", text: "Oi {{nome}}, até {{dia}}." }],
  });
  const image = aTemplate({
    components: [
      { type: "HEADER", format: "IMAGE" },
      { type: "BODY", text: "Oi" },
    ],
  });
  const link = aTemplate({
    components: [
      { type: "BODY", text: "Oi" },
      { type: "BUTTONS", buttons: [{ type: "URL", text: "Ver", url: "https://loja.example/{{1}}" }] },
    ],
  });
  test.each<[string, Template | undefined, unknown, number]>([
    ["unknown template", undefined, body(), 132001],
    ["pending", aTemplate({ status: "PENDING" }), body(text("a"), text("b")), 132001],
    ["paused", aTemplate({ status: "PAUSED" }), body(text("a"), text("b")), 132015],
    ["disabled", aTemplate({ status: "DISABLED" }), body(text("a"), text("b")), 132016],
    ["one parameter too few", aTemplate(), body(text("a")), 132000],
    ["none at all", aTemplate(), undefined, 132000],
    ["one too many", aTemplate(), body(text("a"), text("b"), text("c")), 132000],
    ["an image where a text belongs", aTemplate(), body(text("a"), { type: "image" }), 132012],
    ["a wrong name", named, body(text("a", "nome"), text("b", "mes")), 132012],
    ["a newline", aTemplate(), body(text("a\nb"), text("c")), 132018],
    ["a tab", aTemplate(), body(text("a\tb"), text("c")), 132018],
    ["five spaces", aTemplate(), body(text("a     b"), text("c")), 132018],
    ["an empty text", aTemplate(), body(text(""), text("c")), 131008],
    ["a missing header image", image, [], 132012],
    [
      "a video for an image",
      image,
      [{ type: "header", parameters: [{ type: "video", video: { id: "1" } }] }],
      132012,
    ],
    ["a link without its ending", link, [], 131008],
  ])("%s", (_, template, sent, code) => expect(checkTemplate(template, sent)?.code).toBe(code));

  test("and one that fits is not", () => {
    expect(checkTemplate(aTemplate(), body(text("Ana"), text("pedido    48")))).toBeUndefined();
    expect(checkTemplate(named, body(text("sexta", "dia"), text("Ana", "nome")))).toBeUndefined();
    expect(
      checkTemplate(image, [
        { type: "HEADER", parameters: [{ type: "image", image: { link: "https://x.example/a.png" } }] },
      ]),
    ).toBeUndefined();
    expect(
      checkTemplate(link, [{ type: "button", sub_type: "url", index: "0", parameters: [text("abc")] }]),
    ).toBeUndefined();
  });
});
