import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFormAction } from "~/features/imports/import-form-action.server";
import { loadImport } from "~/features/imports/load-import.server";
import { loadImportPage } from "~/features/imports/load-import-page.server";
import { readAgain } from "~/features/imports/read-again.server";
import { makeXlsx } from "~/features/imports/reading/make-xlsx.fixture";
import type { CompanyContext } from "~/platform/db/company-types";
import { anUpload, proved, ran } from "../factories/an-import";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;
let ctx: CompanyContext;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db, { DATA_DIR: mkdtempSync(join(tmpdir(), "mia-import-")) });
  ctx = await db.company();
});
afterAll(() => db.close());

const send = async (importId: string, fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ intent: "change", ...fields })) form.set(name, value);
  await importFormAction(ctx, importId, form);
};
const targets = async (importId: string) =>
  (await loadImport(ctx, importId)).mapping.map((column) =>
    column.target === "custom" ? column.field.key : column.target,
  );
/** The form as the page shows it, with what somebody chose in it. */
const shown = async (importId: string, chosen: Record<string, string>) => {
  const { reading, columns } = await loadImportPage(ctx, importId);
  return {
    "read-key": reading.key,
    ...Object.fromEntries(columns.map((column) => [`column-${column.column}`, column.place])),
    ...chosen,
  };
};

describe("reading a file otherwise than it was guessed", () => {
  test("is refused once the import runs, for another company, and where nothing can be read; all stays", async () => {
    const done = await anUpload(ctx, "Nome;Telefone\nAna;(11) 94444-0001\n");
    await ran(ctx, done);
    await expect(readAgain(ctx, done, { delimiter: "," })).rejects.toThrow("imports.errors.notNow");
    const stranger = await db.company("Outra");
    await expect(readAgain(stranger, done, {})).rejects.toThrow("NOT_FOUND");
    const book = await anUpload(
      ctx,
      makeXlsx({
        sheets: {
          Clientes:
            '<row r="1"><c r="A1" t="str"><v>Telefone</v></c></row><row r="2"><c r="A2"><v>5511944440002</v></c></row>',
          Vazia: "",
        },
      }),
    );
    const before = await loadImport(ctx, book);
    await expect(send(book, { "read-sheet": "Vazia", basisText: "loja" })).rejects.toThrow(
      "imports.refused.empty",
    );
    expect(await loadImport(ctx, book)).toEqual(before);
  });

  test("by another separator guesses the columns anew and asks for a proof; the settings stay", async () => {
    const id = await anUpload(ctx, "Telefone,Nome;Loja\n11944440003,Ana;x\n", { lists: ["Loja"] });
    const before = await loadImport(ctx, id);
    await send(id, { "read-delimiter": "comma", basis: "contract", lists: "Loja" });
    const after = await loadImport(ctx, id);
    expect(after.reading).toMatchObject({ delimiter: ",", options: { delimiter: "," } });
    expect(after.reading.columns.map((column) => column.name)).toEqual(["Telefone", "Nome;Loja"]);
    expect(after.settings).toMatchObject({
      lists: ["Loja"],
      basis: "contract",
      revision: before.settings.revision + 1,
    });
    expect(after.state).toBe("proving");
    expect((await proved(ctx, id)).proof).toMatchObject({ rows: 1 });
  });

  test("by another encoding reads the letters anew", async () => {
    const id = await anUpload(ctx, Buffer.from("Nome;Telefone\nJos\u00e9;(11) 94444-0004\n", "utf8"));
    await send(id, { "read-encoding": "windows-1252" });
    expect((await loadImport(ctx, id)).reading.guesses[0]?.samples).toEqual(["JosÃ©"]);
    await send(id, { "read-encoding": "utf-8" });
    expect((await loadImport(ctx, id)).reading.guesses[0]?.samples).toEqual(["José"]);
  });

  test("another sheet of a workbook is read, with the header it has", async () => {
    const row = (n: number, ...texts: string[]) =>
      `<row r="${n}">${texts.map((text, i) => `<c r="${"AB"[i]}${n}" t="str"><v>${text}</v></c>`).join("")}</row>`;
    const id = await anUpload(
      ctx,
      makeXlsx({
        sheets: {
          Resumo: row(1, "Total") + row(2, "7"),
          Clientes: row(1, "Nome", "Telefone") + row(2, "Ana", "11944440010"),
        },
      }),
    );
    expect((await loadImport(ctx, id)).reading).toMatchObject({ sheet: "Resumo" });
    await send(id, { "read-sheet": "Clientes" });
    expect(await targets(id)).toContain("phone");
    expect((await proved(ctx, id)).proof).toMatchObject({ rows: 1, new: 1 });
  });

  test("what a page says about columns it has not seen is left out", async () => {
    const id = await anUpload(ctx, "Nome;Telefone\nAna;(11) 94444-0005\n");
    const old = await shown(id, { "column-0": "city" });
    await send(id, { "read-header": "no" });
    const { mapping } = await loadImport(ctx, id);
    await send(id, { ...old, basisText: "na loja" });
    expect(await loadImport(ctx, id)).toMatchObject({ mapping, settings: { basisText: "na loja" } });
    await send(id, await shown(id, { "column-0": "city" }));
    expect((await targets(id))[0]).toBe("city");
  });

  test("what went wrong in reading is counted by the proof", async () => {
    const text = Buffer.from(
      "Nome;Telefone;Loja\nS\u00e3o Jo\u00e3o \u00e9;(11) 94444-0006;x\nBia;(11) 94444-0007\n\n",
      "utf8",
    );
    const broken = Buffer.concat([text, Buffer.from([0x4c, 0xff, 0x3b]), Buffer.from("(11) 94444-0008;y\n")]);
    const many = Buffer.from("José;(11) 94444-0009;z\n".repeat(20), "utf8");
    const id = await anUpload(ctx, Buffer.concat([broken, many]));
    expect((await loadImport(ctx, id)).reading.encoding).toBe("utf-8");
    expect((await proved(ctx, id)).proof?.problems).toMatchObject({
      brokenBytes: 1,
      shortRows: 1,
      blankRows: 1,
      longRows: 0,
    });
  });
});

describe("a file with the header of an earlier import", () => {
  const file = (tail: string) => `Quem;Onde;Detalhe\nAna;(11) 93333-${tail};azul\n`;
  const chosen = {
    mapping: [
      { column: 0, target: "last_name" as const },
      { column: 1, target: "phone" as const },
      { column: 2, target: "custom" as const, field: { key: "cor", label: "Cor", type: "text" as const } },
    ],
  };

  test("of an upload nobody imported, of another company, or with another header begins with the guess", async () => {
    await anUpload(ctx, file("0001"), chosen);
    const stranger = await db.company("Vizinha");
    const theirs = await anUpload(stranger, file("0002"), chosen);
    await ran(stranger, theirs);
    const id = await anUpload(ctx, file("0003"));
    expect((await loadImport(ctx, id)).reading.remembered).toBeNull();
    expect((await targets(id))[0]).not.toBe("last_name");
  });

  test("begins with what was chosen then, in any order of columns, says so, and goes back to the guess", async () => {
    const earlier = await anUpload(ctx, file("0004"), chosen, "outubro.csv");
    await ran(ctx, earlier);
    const id = await anUpload(ctx, "Detalhe;Quem;Onde\nazul;Bia;(11) 93333-0005\n", { lists: ["Loja"] });
    expect(await targets(id)).toEqual(["cor", "last_name", "phone"]);
    expect((await loadImport(ctx, id)).reading).toMatchObject({
      remembered: { importId: earlier, filename: "outubro.csv", used: true },
      guesses: [{ why: "remembered" }, { why: "remembered" }, { why: "remembered" }],
    });
    await send(id, { intent: "guess", lists: "Loja" });
    expect((await targets(id))[1]).not.toBe("last_name");
    expect(await loadImport(ctx, id)).toMatchObject({
      reading: { remembered: { used: false } },
      settings: { lists: ["Loja"] },
    });
    await send(id, { intent: "remember" });
    expect(await targets(id)).toEqual(["cor", "last_name", "phone"]);
  });

  test("without any header is not taken for the same", async () => {
    await ran(ctx, await anUpload(ctx, "Ana;(11) 93333-0006\n"));
    const id = await anUpload(ctx, "Bia;(11) 93333-0007\n");
    expect((await loadImport(ctx, id)).reading.remembered).toBeNull();
  });
});
