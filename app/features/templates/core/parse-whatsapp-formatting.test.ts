import { describe, expect, test } from "bun:test";
import { parseWhatsAppFormatting } from "./parse-whatsapp-formatting";

/** Tokens as "b:text" for bold, "i", "s", "m", and "bi" for both. */
const short = (input: Parameters<typeof parseWhatsAppFormatting>[0]) =>
  parseWhatsAppFormatting(input).map(({ text, bold, italic, strike, mono }) => {
    const look = `${bold ? "b" : ""}${italic ? "i" : ""}${strike ? "s" : ""}${mono ? "m" : ""}`;
    return look ? `${look}:${text}` : text;
  });

describe("WhatsApp's formatting", () => {
  test.each([
    ["", []],
    ["plain", ["plain"]],
    ["*forte*", ["b:forte"]],
    ["_leve_", ["i:leve"]],
    ["~fora~", ["s:fora"]],
    ["```código```", ["m:código"]],
    ["`código`", ["m:código"]],
    ["a *b* c", ["a ", "b:b", " c"]],
    ["*a _b_ c*", ["b:a ", "bi:b", "b: c"]],
    ["(*a*), *b*!", ["(", "b:a", "), ", "b:b", "!"]],
    ["*açúcar* ok", ["b:açúcar", " ok"]],
    ["```a *b* c```", ["m:a *b* c"]],
    ["```a\nb```", ["m:a\nb"]],
    ["2*3*4", ["2*3*4"]],
    ["* a*", ["* a*"]],
    ["*a *", ["*a *"]],
    ["*a\nb*", ["*a\nb*"]],
    ["**", ["**"]],
    ["*sozinho", ["*sozinho"]],
    ["snake_case_name", ["snake_case_name"]],
    ["*a _b* c_", ["b:a _b", " c_"]],
    ["*😀*", ["b:😀"]],
  ])("%p is %p", (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  test("markers around a variable format it, and it is still known as one", () => {
    const tokens = parseWhatsAppFormatting([
      { text: "Use *" },
      { text: "SOL10", variable: "body.1" },
      { text: "* hoje" },
    ]);
    expect(tokens).toEqual([
      { text: "Use " },
      { text: "SOL10", bold: true, variable: "body.1" },
      { text: " hoje" },
    ]);
  });
});
