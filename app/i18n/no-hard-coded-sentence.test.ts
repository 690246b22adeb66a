import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import ts from "typescript";

const app = join(import.meta.dirname, "..");
const spoken = new Set(["title", "alt", "placeholder", "label", "aria-label", "help", "explain", "sentence"]);
/** Names, keys and units that are the same in every language. */
const allowed =
  /^(Master IA|WhatsApp|Twilio|Meta|SMS|CSV|XLSX|API|Esc|Ctrl K|Ctrl|Enter|webhook|R\$|https?:\S*|[\w.-]+@[\w.-]+)$/;

/** What a person would read in a component's source, with its line. */
function sentencesIn(fileName: string, source: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const note = (node: ts.Node, words: string) => {
    const text = words.trim();
    if (!/\p{L}{2}/u.test(text) || allowed.test(text)) return;
    found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText())) noteStrings(node.initializer);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) noteStrings(node.expression);
    ts.forEachChild(node, visit);
  };
  const noteStrings = (node: ts.Node | undefined): void => {
    if (!node) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) note(node, node.text);
    if (ts.isJsxExpression(node)) noteStrings(node.expression);
    if (ts.isConditionalExpression(node)) {
      noteStrings(node.whenTrue);
      noteStrings(node.whenFalse);
    }
    if (ts.isBinaryExpression(node)) noteStrings(node.right);
  };
  visit(file);
  return found;
}

describe("no component holds a sentence", () => {
  const samples: [string, string[]][] = [
    ["<p>Olá, mundo</p>", ["1: Olá, mundo"]],
    ['<input placeholder="Seu nome" />', ["1: Seu nome"]],
    ['<b>{busy ? "Salvando" : "Salvar"}</b>', ["1: Salvando", "1: Salvar"]],
    ["<Kbd>Esc</Kbd>", []],
    ['<p className="t2 lg">{t("key")} · {count}</p>', []],
  ];
  for (const [source, expected] of samples) {
    test(`the check itself: ${source}`, () => expect(sentencesIn("x.tsx", source)).toEqual(expected));
  }
  const files = [...new Bun.Glob("{routes,ui,features/*/ui}/**/*.tsx").scanSync(app)].sort();
  for (const name of files) {
    test(name, async () => {
      expect(sentencesIn(name, await Bun.file(join(app, name)).text())).toEqual([]);
    });
  }
});
