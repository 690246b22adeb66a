import { describe, expect, test } from "bun:test";
import { detectDelimiter } from "./detect-delimiter";
import { detectEncoding, type Encoding } from "./detect-encoding";
import { columnLetter, detectHeader } from "./detect-header";

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
}

describe("encoding", () => {
  test.each<[string, Uint8Array, Encoding, number]>([
    ["nothing", new Uint8Array(), "utf-8", 0],
    ["ASCII", Buffer.from("nome;tel"), "utf-8", 0],
    ["UTF-8", Buffer.from("João;São"), "utf-8", 0],
    ["UTF-8 with its mark", Buffer.from("\ufeffJoão"), "utf-8", 3],
    ["UTF-8 cut inside a character", Buffer.from("João e Zé").subarray(0, -1), "utf-8", 0],
    [
      "UTF-8 with one broken place",
      Buffer.concat([Buffer.from("ã".repeat(50)), Buffer.from([0xff, 0x41])]),
      "utf-8",
      0,
    ],
    ["Windows", Buffer.from("João;São;Conceição", "latin1"), "windows-1252", 0],
    ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16("João", false)]), "utf-16le", 2],
    [
      "UTF-16 the other way round",
      Buffer.concat([Buffer.from([0xfe, 0xff]), utf16("João", true)]),
      "utf-16be",
      2,
    ],
    ["UTF-16 without a mark", utf16("Nome\tTelefone\nJoão\t11", false), "utf-16le", 0],
    ["UTF-16 without a mark, the other way round", utf16("Nome\tTelefone\nJoão\t11", true), "utf-16be", 0],
  ])("%s", (_, bytes, encoding, bomLength) => {
    expect(detectEncoding(bytes)).toMatchObject({ encoding, bomLength: bomLength as 0 });
  });
});

describe("separator", () => {
  test.each([
    ["", ";", 0],
    ["Nome\nSilva, Ana\nBia", ";", 0],
    ["sep=;\r\na;b", ";", 7],
    ["sep=|\na|b", "|", 6],
    ["nome;valor\nAna;1,50\nBia;2,30\n", ";", 0],
    ["nome,obs\nAna,a;b;c\nBia,d;e;f\nLia,g\n", ",", 0],
    ['nome,obs\n"Silva; Ana; B",x\n"Reis; B; C",y\n', ",", 0],
    ["nome\ttel\nAna\t11 98123, 4410\n", "\t", 0],
    ["nome|tel\nAna|11", "|", 0],
    ["a;b;c\n1;2\n1;2;3\n1;2;3", ";", 0],
  ])("of %j", (sample, delimiter, skip) => {
    expect(detectDelimiter(sample)).toMatchObject({ delimiter, skip });
  });

  test("line ends of old Macintoshes", () => {
    expect(detectDelimiter("a;b\rc;d").newline).toBe("\r");
    expect(detectDelimiter("a;b\r\nc;d").newline).toBe("\n");
  });
});

describe("header", () => {
  const names = (rows: string[][], wanted?: boolean) => {
    const { headerIndex, columns } = detectHeader(rows, wanted);
    return { headerIndex, names: columns.map((column) => column.name) };
  };

  test.each<[string, string[][], number | null, string[]]>([
    ["no rows", [], null, []],
    [
      "contacts from the first row",
      [
        ["Ana", "11 98123-4410"],
        ["Bia", "11 98123-4411"],
      ],
      null,
      ["A", "B"],
    ],
    ["a list of names only", [["Ana Reis"], ["Bia Sá"]], null, ["A"]],
    [
      "known names",
      [
        ["Nome", "Tel"],
        ["Ana", "11 98123-4410"],
      ],
      0,
      ["Nome", "Tel"],
    ],
    [
      "unknown names over data",
      [
        ["Quem", "Onde"],
        ["Ana", "11 98123-4410"],
      ],
      0,
      ["Quem", "Onde"],
    ],
    ["twice the same name", [["Fone", "Fone", "fone"]], 0, ["Fone", "Fone (2)", "fone (3)"]],
    [
      "blank names",
      [
        ["Nome", "", "Tel"],
        ["Ana", "x", "11 98123-4410"],
      ],
      0,
      ["Nome", "B", "Tel"],
    ],
    [
      "a title above",
      [
        ["Clientes 2026", "", ""],
        ["Nome", "Tel", "Loja"],
        ["Ana", "11 98123-4410", "x"],
      ],
      1,
      ["Nome", "Tel", "Loja"],
    ],
    ["names with line breaks", [["Nome\nCliente", "Tel"]], 0, ["Nome Cliente", "Tel"]],
    [
      "rows wider than their header",
      [
        ["Nome", "Tel"],
        ["Ana", "11 98123-4410", "x"],
      ],
      0,
      ["Nome", "Tel", "C"],
    ],
  ])("%s", (_, rows, headerIndex, expected) => {
    expect(names(rows)).toEqual({ headerIndex, names: expected });
  });

  test("the person has the last word", () => {
    expect(names([["Nome"], ["Ana"]], false).headerIndex).toBeNull();
    expect(names([["Ana", "11 98123-4410"]], true).headerIndex).toBe(0);
  });

  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
  ])("column %d is %s", (index, letter) => {
    expect(columnLetter(index)).toBe(letter);
  });
});
