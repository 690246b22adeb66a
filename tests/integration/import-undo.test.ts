import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OnDuplicate, Repeated } from "~/features/imports/core/import-settings";
import { loadImport } from "~/features/imports/load-import.server";
import { startUndo, undoImport } from "~/features/imports/undo-import.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { anUpload, proved, ran } from "../factories/an-import";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db, { DATA_DIR: mkdtempSync(join(tmpdir(), "mia-import-")) });
});
afterAll(() => db.close());

const undone = async (ctx: CompanyContext, importId: string) => {
  await startUndo(ctx, importId, new Date());
  await undoImport(ctx, { importId });
  return loadImport(ctx, importId);
};

const TABLES = ["contact", "identity", "contact_list", "list_member", "tag", "contact_tag", "custom_field"];

/** Everything about a company's people, row by row. */
async function everything(ctx: CompanyContext): Promise<unknown> {
  const tables = TABLES.map(async (table) => {
    const { rows } = await db.admin.query(
      `SELECT to_jsonb(t) AS row FROM ${table} AS t WHERE company_id = $1 ORDER BY to_jsonb(t)::text`,
      [ctx.companyId],
    );
    return [table, rows.map(({ row }) => row)];
  });
  return Object.fromEntries(await Promise.all(tables));
}

/** mulberry32 */
function randomOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, pick: <One>(from: readonly One[]) => from[Math.floor(next() * from.length)]! };
}

function randomFile(seed: number): string {
  const { next, pick } = randomOf(seed);
  const names = [
    "Ana Souza",
    "ROGERIO BRANDAO",
    "",
    "=SOMA(A1)",
    "محمد علي",
    "😀 Bia",
    "Zé",
    "n".repeat(4_000),
  ];
  const lines = Array.from({ length: 120 }, () => {
    const n = Math.floor(next() * 40);
    const phone = pick([
      `(11) 9${String(81_000_000 + n)}`,
      `11 ${String(81_000_000 + n)}`,
      `+55 11 9${String(81_000_000 + n)}`,
      "",
      "5,51199E+12",
      "Maria",
    ]);
    const email = pick([`p${Math.floor(next() * 30)}@exemplo.com.br`, "", "torto@"]);
    const cells = [
      pick(names),
      phone,
      email,
      pick(["Norte", "Sul", ""]),
      pick(["10,50", "899", "", "x"]),
      pick(["vip;novo", "", "vip"]),
    ];
    return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  });
  return `Nome,Telefone,E-mail,Loja ${seed % 3},Valor,Tags\n${lines.join("\n")}\n`;
}

describe("undoing an import", () => {
  for (let seed = 1; seed <= 12; seed++) {
    const rule = (["fill", "update", "keep"] as const satisfies readonly OnDuplicate[])[seed % 3]!;
    const repeated: Repeated = seed % 2 === 0 ? "last" : "first";
    test(`leaves every row as it was (${rule}, ${repeated}, seed ${seed})`, async () => {
      const ctx = await db.company();
      const earlier = await anUpload(ctx, randomFile(seed + 100), {
        lists: ["Antiga"],
        onDuplicate: "update",
      });
      await ran(ctx, earlier);
      const before = await everything(ctx);
      const id = await anUpload(ctx, randomFile(seed), {
        lists: ["Antiga", "Nova"],
        tags: ["natal"],
        onDuplicate: rule,
        repeated,
        basis: "contract",
      });
      const proof = await proved(ctx, id);
      const done = await ran(ctx, id, { chunkRows: 17 });
      const { revision: _, tookMs: __, problems: ___, ...promised } = proof.proof!;
      expect(done.result).toMatchObject(promised);
      const { rows, new: created, updated, same, duplicates, rejected } = done.result!;
      expect(created + updated + same + duplicates + rejected).toBe(rows);
      const { undoResult, state } = await undone(ctx, id);
      expect(state).toBe("undone");
      expect(undoResult).toMatchObject({ removed: created, kept: 0 });
      expect(await everything(ctx)).toEqual(before);
    });
  }

  test("keeps and lists whom somebody has touched since", async () => {
    const ctx = await db.company();
    await ran(
      ctx,
      await anUpload(ctx, "Nome;Telefone;Loja\nAna;(11) 98888-0001;Norte\nBia;(11) 98888-0002;Sul"),
    );
    const id = await anUpload(
      ctx,
      "Nome;Telefone;Loja;E-mail\nAna;(11) 98888-0001;Leste;ana@exemplo.com.br\nBia;(11) 98888-0002;Oeste;\nCaio;(11) 98888-0003;;\nDani;(11) 98888-0004;;\nEva;(11) 98888-0005;;",
      { onDuplicate: "update", lists: ["Nova"] },
    );
    await ran(ctx, id);
    await db.admin.query(
      `UPDATE contact SET fields = fields || '{"loja": "Centro"}', updated_at = now() WHERE company_id = $1 AND first_name = 'Ana'`,
      [ctx.companyId],
    );
    await db.admin.query(
      "UPDATE contact SET last_name = 'Lima', updated_at = now() + interval '1 second' WHERE company_id = $1 AND first_name = 'Caio'",
      [ctx.companyId],
    );
    await db.admin.query(
      `INSERT INTO consent_record (company_id, contact_id, channel, purpose, action, source)
       SELECT company_id, id, 'sms', 'all', 'stopped', 'inbound' FROM contact WHERE company_id = $1 AND first_name = 'Dani'`,
      [ctx.companyId],
    );
    const { undoResult } = await undone(ctx, id);
    expect(undoResult).toMatchObject({
      removed: 1,
      restored: 1,
      kept: 3,
      keptBy: { edited: 1, "has-consent": 1, "changed-since": 1 },
    });
    const { rows } = await db.admin.query(
      "SELECT first_name, email, fields FROM contact WHERE company_id = $1 ORDER BY first_name",
      [ctx.companyId],
    );
    expect(rows).toEqual([
      { first_name: "Ana", email: null, fields: { loja: "Centro" } },
      { first_name: "Bia", email: null, fields: { loja: "Sul" } },
      { first_name: "Caio", email: null, fields: {} },
      { first_name: "Dani", email: null, fields: {} },
    ]);
  });

  test("of another company's import is refused", async () => {
    const ctx = await db.company();
    const id = await anUpload(ctx, "Nome;Telefone\nAna;(11) 98888-0001");
    await ran(ctx, id);
    const stranger = await db.company("Outra");
    await expect(startUndo(stranger, id, new Date())).rejects.toThrow("NOT_FOUND");
    await undoImport(ctx, { importId: id });
    expect((await loadImport(ctx, id)).state).toBe("finished");
  });
});
