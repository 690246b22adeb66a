import { describe, expect, test } from "bun:test";
import { parse } from "csv-parse/sync";
import { CsvScanner } from "./csv-scanner";

function read(text: string, delimiter = ";", pieceLength = text.length, newline: "\n" | "\r" = "\n") {
  const scanner = new CsvScanner(delimiter, newline);
  const rows: string[][] = [];
  for (let at = 0; at < text.length; at += Math.max(1, pieceLength)) {
    rows.push(...scanner.push(text.slice(at, at + Math.max(1, pieceLength))));
  }
  rows.push(...scanner.push("", true));
  return { rows, problems: scanner.problems };
}

describe("a broken file loses no more than it must", () => {
  test.each<[string, string, string[][], number]>([
    [
      "a quote never closed keeps to its line",
      'a;"b\nc;d\n',
      [
        ["a", '"b'],
        ["c", "d"],
      ],
      1,
    ],
    [
      "…also before a well quoted line",
      '"Ana;1\n"Bia";2\n',
      [
        ['"Ana', "1"],
        ["Bia", "2"],
      ],
      1,
    ],
    [
      "…also before an empty quoted cell",
      '"Ana;1\n"";"2"\n',
      [
        ['"Ana', "1"],
        ["", "2"],
      ],
      1,
    ],
    ["a quote in the middle is a letter", 'cano 5";2\n', [['cano 5"', "2"]], 0],
    ["text after a closing quote stays", '"a"b;c\n', [["ab", "c"]], 0],
    ["nothing after the last delimiter is an empty cell", "a;\n", [["a", ""]], 0],
    ["blank lines are rows too", "a\n\n\nb\n", [["a"], [""], [""], ["b"]], 0],
    ["ragged rows come as they are", "a;b\nc\nd;e;f", [["a", "b"], ["c"], ["d", "e", "f"]], 0],
  ])("%s", (_, text, rows, unbalanced) => {
    for (const pieceLength of [1, 2, 3, 7, text.length]) {
      expect(read(text, ";", pieceLength)).toEqual({
        rows,
        problems: { unbalancedQuotes: unbalanced, endlessLines: 0 },
      });
    }
  });

  test("an open quote far from any other gives up after what a cell can hold", () => {
    const text = `x;"y\n${"a;b\n".repeat(40_000)}`;
    const { rows, problems } = read(text, ";", 10_000);
    expect(rows).toHaveLength(40_001);
    expect(problems.unbalancedQuotes).toBe(1);
  });

  test("a line without an end is cut, and the next one is read", () => {
    const { rows, problems } = read(`${"a".repeat(3_000_000)}\nb;c\n`, ";", 100_000);
    expect(rows.at(-1)).toEqual(["b", "c"]);
    expect(rows).toHaveLength(2);
    expect(problems.endlessLines).toBe(1);
  });
});

describe("a good file", () => {
  test.each<[string, string, string[][]]>([
    [
      "newlines and delimiters in quotes",
      '"a\r\nb";"c;d"\r\ne;f',
      [
        ["a\r\nb", "c;d"],
        ["e", "f"],
      ],
    ],
    ["doubled quotes", '"say ""hi""";""""\n', [['say "hi"', '"']]],
    ["empty quotes", '"";x\n', [["", "x"]]],
    [
      "Windows line ends",
      "a;b\r\nc;d\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
  ])("%s", (_, text, rows) => {
    for (const pieceLength of [1, 2, 3, 5, text.length])
      expect(read(text, ";", pieceLength).rows).toEqual(rows);
  });

  test("old Macintosh line ends", () => {
    expect(read('a;"b\rc"\rd;e\r', ";", 2, "\r").rows).toEqual([
      ["a", "b\rc"],
      ["d", "e"],
    ]);
  });

  test("random tables come back as they were, in pieces of any size, and as csv-parse reads them", () => {
    let state = 5;
    const roll = (sides: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
    const alphabet = ["a", "é", '"', ";", ",", "\n", "\r\n", " ", "😀", "1", "'", "="];
    for (let round = 0; round < 400; round++) {
      const width = 2 + roll(4);
      const table = Array.from({ length: 1 + roll(8) }, () =>
        Array.from({ length: width }, () =>
          Array.from({ length: roll(6) }, () => alphabet[roll(12)]).join(""),
        ),
      );
      const newline = roll(2) ? "\n" : "\r\n";
      const text = table
        .map((row) =>
          row
            .map((cell) =>
              /["; ,\r\n]/.test(cell) || roll(3) === 0 ? `"${cell.replaceAll('"', '""')}"` : cell,
            )
            .join(";"),
        )
        .join(newline);
      expect(read(text, ";", 1 + roll(12)).rows).toEqual(table);
      expect(parse(text, { delimiter: ";", relax_column_count: true }) as unknown as string[][]).toEqual(
        table,
      );
    }
  });

  test("garbage of any kind ends, and every letter of it is in some cell", () => {
    let state = 9;
    const alphabet = ['"', '"', ";", "\n", "\r", "a"];
    for (let round = 0; round < 2_000; round++) {
      let text = "";
      for (let i = 0; i < 30; i++) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        text += alphabet[(state >>> 16) % alphabet.length];
      }
      const whole = read(text).rows;
      expect(read(text, ";", 1 + (round % 5)).rows).toEqual(whole);
      expect(whole.flat().join("").split("a").length).toBe(text.split("a").length);
    }
  });
});
