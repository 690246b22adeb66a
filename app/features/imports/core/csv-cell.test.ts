import { expect, test } from "bun:test";
import { csvCell, csvLine } from "./csv-cell";
import { CsvScanner } from "./csv-scanner";

test.each([
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ["=1+1", "'=1+1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ["-2+3", "'-2+3"],
  ["\t=1", "'\t=1"],
  ["＝1+1", "'＝1+1"],
  ["+5511981234410", "+5511981234410"],
  ["-12,5", "-12,5"],
  ["Ana; Bia", '"Ana; Bia"'],
  ['5"', '"5"""'],
  [" a", '" a"'],
  ["a\nb", '"a\nb"'],
  ["", ""],
])("%j is written %j", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test("a line comes back as it was", () => {
  const cells = ["Ana", 'diz "oi"; sim', "a\r\nb", "", " c "];
  expect(new CsvScanner(";").push(csvLine(cells), true)).toEqual([cells]);
});
