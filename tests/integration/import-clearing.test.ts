import { afterAll, beforeAll, expect, test } from "bun:test";
import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clearUploads } from "~/features/imports/clear-uploads.server";
import { loadImport } from "~/features/imports/load-import.server";
import { startImport } from "~/features/imports/start-import.server";
import { uploadPath } from "~/features/imports/stored-upload.server";
import type { AppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import type { CompanyContext } from "~/platform/db/company-types";
import { anUpload, proved, ran } from "../factories/an-import";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;
let ctx: CompanyContext;
let app: AppProcess;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  app = openTestProcess(db, { DATA_DIR: mkdtempSync(join(tmpdir(), "mia-import-")) });
  ctx = await db.company();
});
afterAll(() => db.close());

const file = (tail: number) => `Nome;Telefone\nAna;(11) 92222-000${tail}\nBia;nada\n`;
const clearIn = (days: number) => {
  const then = new Date(Date.now() + days * 86_400_000);
  return clearUploads({ ...app, clock: { ...systemClock, now: () => then } });
};
const isStored = (importId: string) => existsSync(uploadPath(ctx.companyId, importId));
const put = (path: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file(9));
};

test("without any upload there is nothing to clear", async () => {
  expect(await clearIn(90)).toBe(0);
});

test("what is being imported, and what is no upload, is left alone however old", async () => {
  const running = await anUpload(ctx, file(1));
  await startImport(ctx, running, new Date());
  const note = join(app.env.dataDir, "imports", "leia-me.txt");
  const other = join(app.env.dataDir, "imports", ctx.companyId, "lista.csv");
  put(note);
  put(other);
  await clearIn(90);
  expect([isStored(running), existsSync(note), existsSync(other)]).toEqual([true, true, true]);
});

test("an upload nobody imported goes after a week, with the import and its rows; another company's too", async () => {
  const waiting = await anUpload(ctx, file(2));
  await proved(ctx, waiting);
  const neighbour = await db.company("Vizinha");
  const theirs = await anUpload(neighbour, file(2));
  await clearIn(6);
  expect(isStored(waiting)).toBe(true);
  expect(await clearIn(8)).toBe(2);
  expect(isStored(waiting)).toBe(false);
  await expect(loadImport(ctx, waiting)).rejects.toThrow("NOT_FOUND");
  await expect(loadImport(neighbour, theirs)).rejects.toThrow("NOT_FOUND");
  const { rows } = await db.admin.query("SELECT 1 FROM import_reject WHERE import_id = $1", [waiting]);
  expect(rows).toEqual([]);
});

test("the file of an ended import goes after 30 days; the import and its kept rows stay", async () => {
  const ended = await anUpload(ctx, file(3));
  const { result } = await ran(ctx, ended);
  expect(result).toMatchObject({ new: 1, rejected: 1 });
  // As when more rows were rejected than are kept.
  put(uploadPath(ctx.companyId, ended));
  await clearIn(29);
  expect(isStored(ended)).toBe(true);
  await clearIn(31);
  expect(isStored(ended)).toBe(false);
  expect(await loadImport(ctx, ended)).toMatchObject({ state: "finished", result: { rejected: 1 } });
});

test("a file that no import knows goes after a day", async () => {
  const lost = uploadPath(ctx.companyId, Bun.randomUUIDv7());
  put(lost);
  await clearIn(0);
  expect(existsSync(lost)).toBe(true);
  const before = new Date(Date.now() - 2 * 86_400_000);
  utimesSync(lost, before, before);
  await clearIn(0);
  expect(existsSync(lost)).toBe(false);
});
