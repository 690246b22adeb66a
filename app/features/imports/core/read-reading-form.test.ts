import { describe, expect, test } from "bun:test";
import type { ImportReading } from "./import-reading";
import { readReadingForm } from "./read-reading-form";

const csv: ImportReading = {
  format: "csv",
  encoding: "utf-8",
  delimiter: ";",
  sheet: null,
  sheetNames: [],
  headerRow: 1,
  columns: [],
  guesses: [],
  header: [],
  remembered: null,
  options: {},
};
const book: ImportReading = {
  ...csv,
  format: "xlsx",
  encoding: null,
  delimiter: null,
  sheet: "Plan1",
  sheetNames: ["Plan1", "Lojas"],
};
const form = (fields: Record<string, string>) => new Map(Object.entries(fields));

describe("what a person says about how a file is to be read", () => {
  test.each([
    ["says nothing", csv, {}, null],
    ["says what is so already", csv, { "read-encoding": "utf-8", "read-header": "yes" }, null],
    ["an encoding nobody has", csv, { "read-encoding": "ebcdic" }, null],
    ["a separator that is none", csv, { "read-delimiter": '"' }, null],
    ["an encoding for a workbook", book, { "read-encoding": "utf-8" }, null],
    ["a sheet that is not there", book, { "read-sheet": "Segredo" }, null],
    ["a sheet for a text", csv, { "read-sheet": "Plan1" }, null],
    ["another encoding", csv, { "read-encoding": "windows-1252" }, { encoding: "windows-1252" }],
    ["another separator", csv, { "read-delimiter": "tab" }, { delimiter: "\t" }],
    ["no header", csv, { "read-header": "no" }, { hasHeader: false }],
    ["another sheet", book, { "read-sheet": "Lojas" }, { sheet: "Lojas" }],
  ] as const)("%s", (_, reading, fields, wanted) => {
    expect(readReadingForm(form(fields), reading)).toEqual(wanted as never);
  });

  test("what was said before stays, but a header belongs to its sheet", () => {
    const said = { ...csv, options: { encoding: "utf-8" as const, hasHeader: false } };
    expect(readReadingForm(form({ "read-delimiter": "comma" }), said)).toEqual({
      encoding: "utf-8",
      hasHeader: false,
      delimiter: ",",
    });
    const other = { ...book, options: { hasHeader: false }, headerRow: null };
    expect(readReadingForm(form({ "read-sheet": "Lojas", "read-header": "no" }), other)).toEqual({
      sheet: "Lojas",
    });
  });
});
