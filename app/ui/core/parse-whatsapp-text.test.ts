import { describe, expect, test } from "bun:test";
import { parseWhatsappText, type TextPiece } from "./parse-whatsapp-text";

/** The tree as one line: <bold:…>, [link], {variable}, ⏎. */
function shown(pieces: TextPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      if (piece.kind === "break") return "⏎";
      if (piece.kind === "link") return `[${piece.href}]`;
      if (piece.kind === "variable") return `{${piece.name}}`;
      return `<${piece.style}:${shown(piece.pieces)}>`;
    })
    .join("");
}

describe("WhatsApp's marks", () => {
  const cases: [string, string, string][] = [
    ["a lone mark is a character", "2 * 3 * 4", "2 * 3 * 4"],
    ["marks inside a word are characters", "snake_case_name e 5*3*2", "snake_case_name e 5*3*2"],
    ["a mark does not cross a line", "*um\ndois*", "*um⏎dois*"],
    ["nothing inside is nothing", "** __ ``````", "** __ ``````"],
    ["an open variable is text", "{{nome", "{{nome"],
    ["a script is text", "<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["only web addresses are links", "javascript:alert(1)", "javascript:alert(1)"],
    ["bold", "Oi, *Ana*!", "Oi, <bold:Ana>!"],
    ["nested", "*_já_ foi*", "<bold:<italic:já> foi>"],
    ["strike and mono", "~R$ 9~ `X1` ```a\nb```", "<strike:R$ 9> <mono:X1> <mono:a\nb>"],
    ["links keep out the full stop", "Veja https://example.com/a?b=1.", "Veja [https://example.com/a?b=1]."],
    ["variables", "Oi, {{1}} de {{ cidade }}", "Oi, {1} de {cidade}"],
    ["emoji and right-to-left stay", "*😀 محمد*", "<bold:😀 محمد>"],
  ];
  for (const [sentence, text, expected] of cases) {
    test(sentence, () => expect(shown(parseWhatsappText(text))).toBe(expected));
  }
  test("thousands of open marks stay text", () => {
    const text = "*a ".repeat(4000);
    expect(parseWhatsappText(text)).toEqual([{ kind: "text", text }]);
  });
});
