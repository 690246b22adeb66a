import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { AppError } from "~/platform/errors/app-error";
import { makeXlsx } from "./make-xlsx.fixture";
import { type OpenOptions, openSpreadsheet } from "./open-spreadsheet.server";
import { sniffFile } from "./sniff-file.server";

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "planilhas-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `arquivo-${files++}`);
  await Bun.write(path, content);
  return path;
}

async function readAll(content: string | Uint8Array, options: OpenOptions = {}, afterRow = 0) {
  const opened = await openSpreadsheet(await write(content), options);
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  for await (const batch of opened.rows({ afterRow })) {
    expect(batch.rows.length).toBe(batch.rowNumbers.length);
    rows.push(...batch.rows);
    rowNumbers.push(...batch.rowNumbers);
  }
  return { opened, rows, rowNumbers, header: opened.columns.map((column) => column.name) };
}

describe("files that are no list", () => {
  const ole = (stream: string) => {
    const bytes = Buffer.alloc(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.writeUInt16LE(9, 30);
    bytes.writeUInt32LE(1, 48);
    bytes.write(stream, 1024, "utf16le");
    return bytes;
  };
  const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")])));
  test.each<[string, string | Uint8Array]>([
    ["empty", ""],
    ["empty", "\ufeff \r\n"],
    ["pdf", "%PDF-1.7\n..."],
    ["image", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ["image", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0])],
    ["xls", ole("Workbook")],
    ["locked", ole("EncryptedPackage")],
    ["word", ole("WordDocument")],
    ["word", zip("word/document.xml")],
    ["presentation", zip("ppt/presentation.xml")],
    ["zip", zip("clientes.csv")],
    ["ods", zip("mimetype", "content.xml")],
    ["numbers", zip("Index/Document.iwa")],
    ["xlsb", zip("xl/workbook.bin")],
    ["damaged", makeXlsx({ sheets: { Plan1: "" } }).subarray(0, 300)],
    ["archive", new Uint8Array([0x1f, 0x8b, 8, 0])],
    ["html", "<html><table><tr><td>Ana</td></tr></table>"],
    ["xml", '<?xml version="1.0"?><Workbook/>'],
    ["json", '[{"nome": "Ana"}]'],
    ["vcard", "BEGIN:VCARD\nFN:Ana\nEND:VCARD"],
    ["binary", Uint8Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 251) & 0x9f)],
  ])("%s", async (reason, content) => {
    const path = await write(content);
    expect(await sniffFile(path)).toEqual({ kind: "refused", reason: reason as never });
    const refusal = await openSpreadsheet(path).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect((refusal as AppError).messageKey).toBe(`imports.refused.${reason}`);
  });

  test("a table that begins with BM is no picture", async () => {
    expect(await sniffFile(await write("BM;Nome\n1;Ana\n"))).toEqual({ kind: "csv" });
  });

  test("a workbook broken in the middle, and one without the sheet, say so", async () => {
    const bytes = makeXlsx({
      sheets: { Plan1: `<row r="1"><c t="inlineStr"><is><t>${"Ana ".repeat(3000)}</t></is></c></row>` },
    });
    const broken = bytes.slice();
    const at = Buffer.from(bytes).indexOf("xl/worksheets/sheet1.xml") + 24;
    broken.fill(0xff, at, at + 60);
    await expect(readAll(broken)).rejects.toMatchObject({ messageKey: "imports.refused.damaged" });
    await expect(readAll(bytes, { sheet: "Outra" })).rejects.toMatchObject({
      messageKey: "imports.refused.no-sheet",
    });
  });

  test("garbage of any kind is read or refused, never a crash", async () => {
    let state = 17;
    const roll = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    };
    const starts = [
      [],
      [0x50, 0x4b, 3, 4],
      [0xd0, 0xcf, 0x11, 0xe0],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0xef, 0xbb, 0xbf],
    ];
    for (let round = 0; round < 120; round++) {
      const bytes = Uint8Array.from({ length: 1 + roll() * 8 }, round % 2 ? roll : () => 32 + (roll() % 96));
      bytes.set(starts[round % starts.length]!.slice(0, bytes.length));
      try {
        await readAll(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }
  });
});

describe("CSV", () => {
  const text = "Nome;Telefone\r\nJoão;11 98123-4410\r\nZé;11 98123-4411\r\n";
  const utf16 = (big: boolean) =>
    big ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, "utf16le");
  test.each<[string, string | Uint8Array, string]>([
    ["UTF-8", text, "utf-8"],
    ["UTF-8 with its mark", `\ufeff${text}`, "utf-8"],
    ["Windows-1252", Buffer.from(text, "latin1"), "windows-1252"],
    ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(false)]), "utf-16le"],
    ["UTF-16 the other way round", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(true)]), "utf-16be"],
    ["UTF-16 without a mark", utf16(false), "utf-16le"],
    ["after sep=;", `sep=;\r\n${text}`, "utf-8"],
    ["after its mark and sep=;", `\ufeffsep=;\r\n${text}`, "utf-8"],
    ["with tabs", text.replaceAll(";", "\t"), "utf-8"],
    ["with commas", text.replaceAll(";", ","), "utf-8"],
    ["with Macintosh line ends", text.replaceAll("\r\n", "\r"), "utf-8"],
    ["with NULs", text.replaceAll("ã", "ã\0"), "utf-8"],
  ])("%s", async (_, content, encoding) => {
    const { opened, rows, rowNumbers, header } = await readAll(content);
    expect(opened).toMatchObject({ format: "csv", encoding: encoding as never, headerRow: 1 });
    expect(header).toEqual(["Nome", "Telefone"]);
    expect(rows).toEqual([
      ["João", "11 98123-4410"],
      ["Zé", "11 98123-4411"],
    ]);
    expect(rowNumbers).toEqual([2, 3]);
  });

  test("an accent in Windows-1252 far behind a megabyte of ASCII decides the encoding", async () => {
    const ascii = `Nome;Telefone\n${"Ana;11981234410\n".repeat(80_000)}`;
    const { opened, rows } = await readAll(Buffer.from(`${ascii}João;11981234411\n`, "latin1"));
    expect(opened.encoding).toBe("windows-1252");
    expect(rows.at(-1)).toEqual(["João", "11981234411"]);
  });

  test("accents on the border of every piece survive", async () => {
    const { rows } = await readAll(`Nome;Telefone\n${"ãéíõú😀;11981234410\n".repeat(60_000)}`);
    expect(rows).toHaveLength(60_000);
    expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(["ãéíõú😀"]));
  });

  test("rows are counted as Excel shows them: blank ones and line breaks in cells included", async () => {
    const { rows, rowNumbers, opened } = await readAll('Nome;Telefone\n\n"Ana\nMaria";1\n;\nBia;2\n');
    expect(rowNumbers).toEqual([3, 5]);
    expect(rows[0]).toEqual(["Ana\nMaria", "1"]);
    expect(opened.problems()).toMatchObject({ blankRows: 2 });
  });

  test("short rows are filled up, long ones kept, both counted", async () => {
    const { rows, opened } = await readAll("Nome;Telefone;Loja\nAna\nBia;1;x\nLia;2;y;z\n", {
      hasHeader: true,
    });
    expect(rows[0]).toEqual(["Ana", "", "", ""]);
    expect(rows[2]).toEqual(["Lia", "2", "y", "z"]);
    expect(opened.problems()).toMatchObject({ shortRows: 1, longRows: 0 });
  });

  test("cells far below that no column takes are counted, empty ones are not missed", async () => {
    const tail = "Bia;2;sobra\nCaio;3;;\nDani\n";
    const { opened } = await readAll(`Nome;Telefone\n${"Ana;1\n".repeat(400)}${tail}`, { hasHeader: true });
    expect(opened.problems()).toMatchObject({ shortRows: 1, longRows: 1 });
  });

  test("a reading can begin where another was interrupted, and be repeated", async () => {
    const { opened, rows, rowNumbers } = await readAll("Nome;Telefone\nA;1\nB;2\nC;3\n", {}, 3);
    expect([rows, rowNumbers]).toEqual([[["C", "3"]], [4]]);
    const again: number[] = [];
    for await (const batch of opened.rows({ batchSize: 1 })) again.push(...batch.rowNumbers);
    expect(again).toEqual([2, 3, 4]);
    expect(opened.progress()).toBe(1);
  });

  test("a file without a header has columns by letter, and its first row is a contact", async () => {
    const { header, rowNumbers, opened } = await readAll("Ana;11981234410\nBia;11981234411\n");
    expect(opened.headerRow).toBeNull();
    expect([header, rowNumbers]).toEqual([
      ["A", "B"],
      [1, 2],
    ]);
  });
});

describe("XLSX", () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;R$&quot;\\ #,##0.00"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>';
  const header =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>';
  const shared = [
    "<t>Nome</t>",
    "<t>Telefone</t>",
    "<t>Extra</t>",
    '<r><t>An</t></r><r><t xml:space="preserve">a &amp; Zé</t></r><rPh><t>x</t></rPh>',
  ];
  const cell = async (xml: string, more = {}) => {
    const { rows } = await readAll(
      makeXlsx({ sheets: { Plan1: `${header}<row r="2">${xml}</row>` }, shared, styles, ...more }),
      { hasHeader: true },
    );
    return rows[0];
  };

  test.each([
    ["shared rich text", '<c r="A2" t="s"><v>3</v></c>', "Ana & Zé"],
    ["inline text", '<c r="A2" t="inlineStr"><is><t>&#x1F600; &lt;b&gt;</t></is></c>', "😀 <b>"],
    ["a text outside the table", '<c r="A2" t="s"><v>99</v></c><c r="B2"><v>1</v></c>', ""],
    ["a formula's last result", '<c r="A2" t="str"><f>A1&amp;"x"</f><v>ax</v></c>', "ax"],
    ["a phone kept as a number", '<c r="A2"><v>5511981234410</v></c>', "5511981234410"],
    [
      "…in scientific spelling with all its digits",
      '<c r="A2"><v>5.51198123441E+12</v></c>',
      "5511981234410",
    ],
    ["beyond Excel's 15 digits", '<c r="A2"><v>1.2345678901234568E+19</v></c>', "1.2345678901234567e+19"],
    ["a fraction", '<c r="A2" s="3"><v>2853.4999999999995</v></c>', "2853.5"],
    ["a date", '<c r="A2" s="1"><v>30753</v></c>', "1984-03-12"],
    ["a built-in date", '<c r="A2" s="2"><v>1</v></c>', "1900-01-01"],
    ["a date with time", '<c r="A2" s="4"><v>30753.5</v></c>', "1984-03-12T12:00:00"],
    ["yes", '<c r="A2" t="b"><v>1</v></c>', "TRUE"],
    ["a cell without its place", "<c><v>7</v></c>", "7"],
  ])("%s", async (_, xml, text) => expect((await cell(xml))?.[0]).toBe(text));

  test("dates since 1904", async () => {
    expect((await cell('<c r="A2" s="1"><v>29291</v></c>', { since1904: true }))?.[0]).toBe("1984-03-12");
  });

  test("gaps in rows and columns keep their places and numbers", async () => {
    const xml = `${header}<row r="5"><c r="C5"><v>3</v></c></row><row r="9"><c r="B9"><v>2</v></c></row>`;
    const { rows, rowNumbers, opened } = await readAll(makeXlsx({ sheets: { Plan1: xml }, shared }));
    expect([rows, rowNumbers]).toEqual([
      [
        ["", "", "3"],
        ["", "2", ""],
      ],
      [5, 9],
    ]);
    expect(opened.problems().blankRows).toBe(6);
  });

  test("several sheets: the first visible one, or the one asked for; prefixed names too", async () => {
    const bytes = makeXlsx({
      prefix: "x:",
      hidden: ["Oculta"],
      sheets: {
        Oculta: '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
        Clientes: '<x:row r="1"><x:c r="A1"><x:v>2</x:v></x:c></x:row>',
        "Lojas &amp; Cia": '<x:row r="1"><x:c r="A1"><x:v>3</x:v></x:c></x:row>',
      },
    });
    const first = await readAll(bytes);
    expect(first.opened.sheetNames).toEqual(["Oculta", "Clientes", "Lojas & Cia"]);
    expect([first.opened.sheet, first.rows]).toEqual(["Clientes", [["2"]]]);
    expect((await readAll(bytes, { sheet: "Lojas & Cia" })).rows).toEqual([["3"]]);
  });

  test("hundreds of thousands of different texts go through in order", async () => {
    const count = 120_000;
    const filler = "x".repeat(300);
    const bytes = makeXlsx({
      shared: Array.from({ length: count }, (_, i) => `<t>Ana ${i} ${filler}</t>`),
      sheets: {
        Plan1: Array.from(
          { length: count },
          (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${(i * 7) % count}</v></c></row>`,
        ).join(""),
      },
    });
    const opened = await openSpreadsheet(await write(bytes), { hasHeader: false });
    let seen = 0;
    for await (const batch of opened.rows()) {
      for (const row of batch.rows)
        if (row[0] !== `Ana ${(seen++ * 7) % count} ${filler}`) throw new Error(`row ${seen}`);
    }
    expect(seen).toBe(count);
  });
});
