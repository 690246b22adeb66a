import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiKey } from "~/features/companies/create-api-key.server";
import { importFromFile } from "~/features/imports/import-from-file.server";
import { importStatus } from "~/features/imports/import-status.server";
import { loadImport } from "~/features/imports/load-import.server";
import { proveImport } from "~/features/imports/prove-import.server";
import { rejectedCsv } from "~/features/imports/rejected-rows.server";
import { resumeImports } from "~/features/imports/resume-imports.server";
import { runImport } from "~/features/imports/run-import.server";
import { startImport } from "~/features/imports/start-import.server";
import { uploadRoute } from "~/features/imports/upload-route.server";
import { systemClock } from "~/platform/clock/clock";
import type { CompanyContext } from "~/platform/db/company-types";
import { createRequestAnswerer } from "~/server/create-request-answerer";
import { anUpload, proved, ran } from "../factories/an-import";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

const dataDir = mkdtempSync(join(tmpdir(), "mia-import-"));
let db: TestDatabase;
let ctx: CompanyContext;
let key: string;
let server: ReturnType<typeof Bun.serve>;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db, { DATA_DIR: dataDir });
  ctx = await db.company();
  key = (await createApiKey(ctx, { name: "teste", scopes: ["contacts:read", "contacts:write"] })).key;
  const answer = createRequestAnswerer(
    { routes: [uploadRoute], assetsFolder: "", production: false },
    async () => new Response(null, { status: 404 }),
  );
  server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    maxRequestBodySize: 2_200_000_000,
    fetch: (request) => answer(request, { socketAddress: "127.0.0.1", keepOpen() {} }),
  });
});
afterAll(async () => {
  await server.stop(true);
  await db.close();
});

const post = (body: BodyInit, headers: Record<string, string> = {}, search = "?filename=lista.csv") =>
  fetch(`${server.url}api/v1/imports${search}`, {
    method: "POST",
    body,
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
const files = () => {
  const folder = join(dataDir, "imports", ctx.companyId);
  return existsSync(folder) ? readdirSync(folder).length : 0;
};
const sentence = async (response: Response) =>
  ((await response.json()) as { error: { sentence: string } }).error.sentence;

describe("sending a file", () => {
  test.each([
    ["a PDF", "%PDF-1.7 …", "PDF"],
    ["nothing", "", "vazio"],
    ["a web page called .xls", "<html><table></table></html>", "página da internet"],
  ])("%s is refused in plain words and leaves nothing behind", async (_, body, words) => {
    const before = files();
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await sentence(response)).toContain(words);
    expect(files()).toBe(before);
  });

  test("2 GB are refused by their length, unread", async () => {
    const socket = await new Promise<string>((resolve, reject) => {
      let text = "";
      Bun.connect({
        hostname: "127.0.0.1",
        port: server.port!,
        socket: {
          open: (open) => {
            open.write(
              `POST /api/v1/imports?filename=x.csv HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Length: 2147483648\r\n\r\n`,
            );
          },
          data: (open, data) => {
            text += data.toString();
            if (!text.includes("MB")) return;
            open.end();
            resolve(text);
          },
          error: (_, error) => reject(error),
        },
      });
    });
    expect(socket).toContain("413");
    expect(socket).toContain("300 MB");
  });

  test("without a length it is cut at the limit, and nothing stays", async () => {
    const before = files();
    const piece = new Uint8Array(8 * 1024 * 1024).fill(97);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += piece.length;
        if (sent > 400 * 1024 * 1024) controller.close();
        else controller.enqueue(piece);
      },
    });
    const response = await post(body, {}).catch(() => null);
    expect(response === null || response.status === 413).toBe(true);
    expect(files()).toBe(before);
  }, 60_000);

  test("without a key, with a stranger's, or by a key that may only read is refused", async () => {
    const reader = await createApiKey(ctx, { name: "leitura", scopes: ["contacts:read"] });
    expect((await post("a;b", { authorization: "" })).status).toBe(401);
    expect((await post("a;b", { authorization: `Bearer mia_${"x".repeat(43)}` })).status).toBe(401);
    expect((await post("a;b", { authorization: `Bearer ${reader.key}` })).status).toBe(403);
  });

  test("as the body itself or as a form is the same", async () => {
    const text = `Nome;Telefone\n${"Ana;(11) 98888-0001\n".repeat(20_000)}`;
    const form = new FormData();
    form.set("nota", "antes");
    form.set("file", new File([text], "c:\\listas\\Clientes nov.csv"));
    const direct = await post(text, {}, "?filename=Clientes%20nov.csv");
    const asForm = await post(form, {}, "");
    expect([direct.status, asForm.status]).toEqual([201, 201]);
    const loaded = await Promise.all(
      [direct, asForm].map(async (response) =>
        loadImport(ctx, ((await response.json()) as { importId: string }).importId),
      ),
    );
    expect(loaded.map(({ filename, fileBytes }) => [filename, fileBytes])).toEqual([
      ["Clientes nov.csv", text.length],
      ["Clientes nov.csv", text.length],
    ]);
  });

  test("from a form in a browser without JavaScript goes on to a page", async () => {
    const form = new FormData();
    form.set("file", new File(["%PDF-1.7"], "x.pdf"));
    const response = await fetch(`${server.url}api/v1/imports`, {
      method: "POST",
      body: form,
      headers: { authorization: `Bearer ${key}`, accept: "text/html" },
      redirect: "manual",
    });
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      "/imports/new?error=imports.refused.pdf",
    ]);
  });
});

const fromFile = (importId: string, options: Partial<Parameters<typeof importFromFile>[1]> = {}) =>
  importFromFile(
    ctx,
    { importId, tags: [], map: {}, basis: "consent", onDuplicate: "update", dryRun: false, ...options },
    new Date(),
  );

describe("the command line's import", () => {
  test("names a column that is not there", async () => {
    const id = await anUpload(ctx, "Quem;Onde\nAna;(11) 97777-0001\n");
    await expect(fromFile(id, { map: { phone: "Fone" } })).rejects.toThrow("imports.errors.noSuchColumn");
  });

  test("answers the shape that tools rely on, for a proof and for the import", async () => {
    const file = 'Quem;Onde;Obs\nAna;(11) 97777-0001;oi\nBia;11 3333-4444;\nCaio;;\nDani;Dani;"=1+1"\n';
    const id = await anUpload(ctx, file);
    await fromFile(id, { list: "Da linha", map: { phone: "Onde", first_name: "Quem" }, dryRun: true });
    await proveImport(ctx, { importId: id, revision: (await loadImport(ctx, id)).settings.revision });
    const proof = await importStatus(ctx, id);
    await startImport(ctx, id, new Date());
    await runImport(ctx, { importId: id });
    const done = await importStatus(ctx, id);
    const wanted = {
      importId: id,
      rows: 4,
      new: 2,
      updated: 0,
      same: 0,
      duplicates: 0,
      rejected: 2,
      rejectedRows: [
        { row: 4, reason: "no-phone-no-email", params: {}, value: "" },
        { row: 5, reason: "letters", params: {}, value: "Dani" },
      ],
    };
    expect(proof).toMatchObject({ ...wanted, dryRun: true, state: "proved" });
    expect(done).toMatchObject({ ...wanted, dryRun: false, state: "finished" });
    const pieces = await Array.fromAsync(rejectedCsv(ctx, id, "pt-BR"));
    expect(pieces.join("")).toBe(
      "\ufeffLinha;O que corrigir;Quem;Onde;Obs\r\n4;Sem telefone nem e-mail;Caio;;\r\n5;Isto é um nome, não um telefone;Dani;Dani;'=1+1\r\n",
    );
  });
});

describe("bad input", () => {
  test("a phone column of names refuses every row, and the sum still closes", async () => {
    const id = await anUpload(ctx, `Telefone\n${"Maria José\n".repeat(300)}`);
    const { result, state } = await ran(ctx, id);
    expect(state).toBe("finished");
    expect(result).toMatchObject({ rows: 300, rejected: 300, new: 0, rejectedBy: { letters: 300 } });
  });

  test("names of 4,000 characters, emoji, right-to-left, half pairs, tabs and backslashes arrive as they are", async () => {
    const names = ["😀".repeat(2_000), "محمد علي", "A\\nb\\\\", "=Soma(A1)", "Xy\u202eZ"];
    const lines = names.map((name, i) => `"${name}";(11) 96666-000${i}`).join("\n");
    const id = await anUpload(
      ctx,
      `Primeiro nome;Telefone;Nota\n${lines}\n"tab\taqui";(11) 96666-0009;"a\nb"`,
    );
    expect((await ran(ctx, id)).result).toMatchObject({ new: 6, rejected: 0 });
    const { rows } = await db.admin.query(
      "SELECT first_name, fields FROM contact WHERE import_id = $1 ORDER BY phone",
      [id],
    );
    expect(rows.map((row) => row.first_name)).toEqual([...names.slice(0, 4), "Xy Z", "Tab Aqui"]);
  });

  test("an import without a reason to write, or without an address column, does not start", async () => {
    const id = await anUpload(ctx, "Nome;Telefone\nAna;(11) 95555-0001\n", { basis: null });
    await expect(startImport(ctx, id, new Date())).rejects.toThrow("imports.errors.noBasis");
    const none = await anUpload(ctx, "Nome;Telefone\nAna;(11) 95555-0001\n", {
      mapping: [
        { column: 0, target: "first_name" },
        { column: 1, target: "ignore" },
      ],
    });
    await expect(startImport(ctx, none, new Date())).rejects.toThrow("imports.errors.noAddressColumn");
  });

  test("starting twice from two tabs starts once", async () => {
    const id = await anUpload(ctx, "Nome;Telefone\nAna;(11) 95555-0009\n");
    const both = await Promise.allSettled([
      startImport(ctx, id, new Date()),
      startImport(ctx, id, new Date()),
    ]);
    expect(both.filter((one) => one.status === "fulfilled").length).toBeGreaterThan(0);
    await Promise.all([runImport(ctx, { importId: id }), runImport(ctx, { importId: id })]);
    expect((await loadImport(ctx, id)).result).toMatchObject({ rows: 1, new: 1 });
  });

  test("a proof of older settings saves nothing", async () => {
    const id = await anUpload(ctx, "Nome;Telefone\nAna;(11) 95555-0010\n");
    const { settings } = await loadImport(ctx, id);
    await proveImport(ctx, { importId: id, revision: settings.revision - 1 });
    expect((await loadImport(ctx, id)).proof).toBeNull();
    expect((await proved(ctx, id)).proof).toMatchObject({ rows: 1, new: 1 });
  });

  test("another company's import is not there", async () => {
    const id = await anUpload(ctx, "Nome;Telefone\nAna;(11) 95555-0011\n");
    const stranger = await db.company("Outra");
    const asked: (() => Promise<unknown>)[] = [
      () => importStatus(stranger, id),
      () => startImport(stranger, id, new Date()),
      () => rejectedCsv(stranger, id, "pt-BR").next(),
    ];
    for (const ask of asked) expect(await ask().catch(String)).toContain("NOT_FOUND");
  });

  test("an import whose worker was killed is given to another", async () => {
    const id = await anUpload(ctx, "Nome;Telefone\nAna;(11) 95555-0012\n");
    await startImport(ctx, id, new Date());
    await db.admin.query("DELETE FROM pgboss.job");
    const { env, secrets, logger } = openTestProcess(db, { DATA_DIR: dataDir });
    const later = new Date(Date.now() + 60_000);
    await resumeImports({
      env,
      secrets,
      logger,
      database: db.database,
      clock: { ...systemClock, now: () => later },
    });
    const { rows } = await db.admin.query("SELECT data FROM pgboss.job WHERE name = 'import.run'");
    expect(rows.map((row) => row.data.payload.importId)).toContain(id);
  });
});
