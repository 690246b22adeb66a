import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { includedSql } from "~/features/campaigns/audience-sql";
import { SqlParams } from "~/features/campaigns/sql-params";
import { cancelImport } from "~/features/imports/cancel-import.server";
import { loadImport } from "~/features/imports/load-import.server";
import { runImport } from "~/features/imports/run-import.server";
import { startUndo, undoImport } from "~/features/imports/undo-import.server";
import { writeChunk } from "~/features/imports/write-chunk.sql.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { anUpload, proved, ran } from "../factories/an-import";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

const CHUNK_ROWS = 500;

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db, { DATA_DIR: mkdtempSync(join(tmpdir(), "mia-import-")) });
});
afterAll(() => db.close());

const figures = (loaded: { proof?: unknown; result?: unknown }, of: "proof" | "result") => {
  const tally = loaded[of] as Record<string, number>;
  const { rows, new: created, updated, same, duplicates, rejected } = tally;
  return [rows, created, updated, same, duplicates, rejected];
};

const people = async (ctx: CompanyContext) => {
  const { rows } = await db.admin.query(
    "SELECT first_name, last_name, phone, email, fields, basis, time_zone FROM contact WHERE company_id = $1 ORDER BY phone, email",
    [ctx.companyId],
  );
  return rows;
};

const many = (count: number) =>
  `Nome;Telefone;E-mail\n${Array.from({ length: count }, (_, i) => `Pessoa ${i};(11) 9${String(10_000_000 + i)};p${i}@exemplo.com.br`).join("\n")}`;

describe("an import", () => {
  test("proves and does the same", async () => {
    const ctx = await db.company();
    await ran(ctx, await anUpload(ctx, "Nome;Telefone\nAna Souza;(92) 98411-0937\nJoão;81 8877-3015"));
    const file =
      "Nome;Tel/Whats;email;LOJA\nAna Souza;92984110937;ana@exemplo.com.br;Manaus\nJoão;+55 81 98877-3015;;\nMaria José;Maria José;;\nBia;11 98888-0001;;Centro\nBia Lima;(11) 98888-0001;;Norte\n;;;\n";
    const id = await anUpload(ctx, file, { lists: ["Loja física 2026"], tags: ["vip"] });
    const proof = await proved(ctx, id);
    expect(figures(proof, "proof")).toEqual([5, 1, 1, 1, 1, 1]);
    const done = await ran(ctx, id);
    expect(done.state).toBe("finished");
    expect(figures(done, "result")).toEqual([5, 1, 1, 1, 1, 1]);
    expect(done.result?.rejectedBy).toEqual({ letters: 1 });
    const rows = await people(ctx);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ first_name: "Bia", last_name: "Lima", fields: { loja: "Norte" } });
    expect(rows[2]).toMatchObject({
      email: "ana@exemplo.com.br",
      fields: { loja: "Manaus" },
      basis: "consent",
      time_zone: "America/Manaus",
    });
    const members = await db.admin.query("SELECT 1 FROM list_member WHERE company_id = $1", [ctx.companyId]);
    const tags = await db.admin.query("SELECT 1 FROM contact_tag WHERE company_id = $1", [ctx.companyId]);
    expect([members.rowCount, tags.rowCount]).toEqual([3, 3]);
  });

  test("leaves word of everybody in the file: a campaign to the file is for those, too, who were the same", async () => {
    const ctx = await db.company();
    await ran(
      ctx,
      await anUpload(ctx, "Nome;Telefone\nAna;11 98411-0001\nBia;11 98411-0002\nCaio;11 98411-0003"),
    );
    const id = await anUpload(
      ctx,
      "Nome;Telefone;E-mail\nAna;11 98411-0001;\nBia;11 98411-0002;bia@exemplo.com.br\nDora;11 98411-0004;",
    );
    const done = await ran(ctx, id);
    expect(figures(done, "result")).toEqual([3, 1, 1, 1, 0, 0]);
    const inFile = async () => {
      const params = new SqlParams();
      const text = includedSql([{ file: id }], params);
      return ctx.read(async (scope) => {
        const rows = await sqlOf(scope).query<{ phone: string }>(
          `SELECT c.phone FROM (${text}) AS f JOIN contact AS c ON c.id = f.contact_id ORDER BY 1`,
          params.values,
        );
        return rows.map(({ phone }) => phone.slice(-1));
      });
    };
    expect(await inFile()).toEqual(["1", "2", "4"]);
    await startUndo(ctx, id, new Date());
    await undoImport(ctx, { importId: id });
    expect(await inFile()).toEqual([]);
  });

  test("that dies between two chunks goes on to the same result", async () => {
    const ctx = await db.company();
    const file = many(CHUNK_ROWS * 3 + 17);
    const id = await anUpload(ctx, file, { lists: ["Todos"] });
    let written = 0;
    const dying = ran(ctx, id, {
      chunkRows: CHUNK_ROWS,
      write: async (...args) => {
        if (written++ === 2) throw new Error("killed");
        return writeChunk(...args);
      },
    });
    await expect(dying).rejects.toThrow("killed");
    const half = await loadImport(ctx, id);
    expect(half.state).toBe("importing");
    expect(half.rowsDone).toBeGreaterThan(0);
    expect(half.rowsDone).toBeLessThan(half.rowsTotal);
    const goOn = () => runImport(ctx, { importId: id }, undefined, { chunkRows: CHUNK_ROWS });
    await Promise.all([goOn(), goOn()]);
    const done = await loadImport(ctx, id);
    const rows = CHUNK_ROWS * 3 + 17;
    expect([done.state, ...figures(done, "result")]).toEqual(["finished", rows, rows, 0, 0, 0, 0]);
    const { rows: counted } = await db.admin.query(
      "SELECT (SELECT count(*)::int FROM contact WHERE company_id = $1) AS people, (SELECT count(*)::int FROM identity WHERE company_id = $1) AS ids, (SELECT count(*)::int FROM list_member WHERE company_id = $1) AS members",
      [ctx.companyId],
    );
    expect(counted[0]).toEqual({ people: rows, ids: rows * 2, members: rows });
  }, 60_000);

  test("stops between two chunks when it is cancelled, and says how far it came", async () => {
    const ctx = await db.company();
    const id = await anUpload(ctx, many(CHUNK_ROWS * 4));
    let asked = false;
    const done = await ran(ctx, id, {
      chunkRows: CHUNK_ROWS,
      write: async (...args) => {
        const outcome = await writeChunk(...args);
        if (!asked) {
          asked = true;
          await cancelImport(ctx, id);
        }
        return outcome;
      },
    });
    expect(done.state).toBe("cancelled");
    expect(done.result!.rows).toBeLessThan(CHUNK_ROWS * 4);
    expect(done.result!.new).toBe(done.result!.rows);
  }, 60_000);
});
