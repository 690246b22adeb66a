import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import type { TemplateDraft } from "~/features/templates/core/template-draft";
import { createTemplate } from "~/features/templates/create-template.server";
import { deleteTemplate, previewDeletion } from "~/features/templates/delete-template.server";
import { findTemplate } from "~/features/templates/find-template.server";
import { listTemplates, pageTemplates } from "~/features/templates/list-templates.server";
import { saveLocalText } from "~/features/templates/save-local-text.server";
import { syncTemplates } from "~/features/templates/sync-templates.server";
import { uploadHeaderExample } from "~/features/templates/upload-header-example.server";
import type { AccountConnection } from "~/features/webhooks/account-connection";
import { applyTemplateEvent } from "~/features/webhooks/apply-template-event.server";
import { appProcess, setAppProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { AppError } from "~/platform/errors/app-error";
import { aMetaConnection } from "../factories/a-meta-connection";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let test_: TestDatabase;
let sandbox: Sandbox;
const dataDir = mkdtempSync(join(tmpdir(), "mia-templates-"));

beforeAll(async () => {
  test_ = await openTestDatabase({ jobs: true });
  sandbox = await startSandbox({ port: 0, mode: "instant" });
  openTestProcess(test_, { META_GRAPH_URL: sandbox.url, DATA_DIR: dataDir });
});
afterAll(async () => {
  await sandbox.stop();
  await test_.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const DRAFT: TemplateDraft = {
  name: "previa_clientes",
  language: "pt_BR",
  category: "MARKETING",
  body: { text: "Oi, {{1}}, a prévia da loja começa amanhã para você.", examples: { "1": "Ana" } },
  footer: "Casa Aurora",
  buttons: [{ kind: "stop-marketing", text: "Parar de receber" }],
};

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("It was not refused");
  return error;
}

/** A carrier that lists what it is given, page by page. */
function listing(pages: unknown[][]) {
  const asked: string[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch(request) {
      const url = new URL(request.url);
      asked.push(url.search);
      const at = Number(url.searchParams.get("after") ?? 0);
      const more = at + 1 < pages.length;
      return Response.json({
        data: pages[at],
        paging: { cursors: { after: String(at + 1) }, ...(more && { next: "https://elsewhere.example/x" }) },
      });
    },
  });
  return { url: `http://127.0.0.1:${server.port}`, asked, stop: () => server.stop(true) };
}

/** The connection, moved to another carrier. */
async function moveTo(ctx: CompanyContext, connection: { id: string; credentials: object }, baseUrl: string) {
  const sealed = appProcess().secrets.seal(JSON.stringify({ ...connection.credentials, baseUrl }), {
    companyId: ctx.companyId,
    table: "connection",
    column: "credentials",
    rowId: connection.id,
  });
  await ctx.transaction(({ db }) =>
    db.connection.updateMany({ where: { id: connection.id }, data: { credentials: sealed } }),
  );
}

describe("reading templates from Meta", () => {
  test("every page and language, old and new shapes; what is gone is marked, not removed", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    const meta = listing([
      [
        {
          id: "1",
          name: "antigo",
          language: { code: "pt-BR" },
          status: "approved",
          category: "marketing",
          components: {
            "0": { type: "body", text: "Olá {{1}}, tudo bem?", example: { body_text: ["Ana"] } },
          },
        },
      ],
      [
        {
          id: "2",
          name: "novo",
          language: "en_US",
          status: "REJECTED",
          category: "UTILITY",
          rejected_reason: "INVALID_FORMAT",
          quality_score: { score: "YELLOW" },
          parameter_format: "NAMED",
          components: [{ type: "BODY", text: "Hi {{first_name}}, done." }],
        },
        { id: "3", name: "novo", language: "pt_BR", status: "APPROVED", category: "UTILITY", components: [] },
        { name: "without an id" },
      ],
    ]);
    await moveTo(ctx, connection, meta.url);
    const result = await syncTemplates(ctx, connection.id);
    await meta.stop();
    expect(result).toEqual({ total: 3, added: 3, changed: 0, missing: 1 });
    expect(meta.asked).toHaveLength(2);
    const found = await listTemplates(ctx);
    expect(
      found.map(({ name, language, status, category, variables }) => ({
        name,
        language,
        status,
        category,
        variables,
      })),
    ).toEqual([
      { name: "antigo", language: "pt_BR", status: "APPROVED", category: "MARKETING", variables: ["1"] },
      { name: "boas_vindas", language: "pt_BR", status: "MISSING", category: "MARKETING", variables: ["1"] },
      { name: "novo", language: "en_US", status: "REJECTED", category: "UTILITY", variables: ["first_name"] },
      { name: "novo", language: "pt_BR", status: "APPROVED", category: "UTILITY", variables: [] },
    ]);
    expect(found[2]).toMatchObject({ quality: "yellow", reason: "INVALID_FORMAT" });
  });

  test("twice is once; what comes back is no longer missing; a change of status is an event", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    const { wabaId } = connection.credentials;
    await syncTemplates(ctx, connection.id);
    expect(await syncTemplates(ctx, connection.id)).toEqual({ total: 1, added: 0, changed: 0, missing: 0 });
    await sandbox.carrierDoes({ do: "template-vanish", wabaId, name: "boas_vindas", language: "pt_BR" });
    expect((await syncTemplates(ctx, connection.id)).missing).toBe(1);
    expect((await syncTemplates(ctx, connection.id)).missing).toBe(0);
    const [gone] = await listTemplates(ctx, { status: "MISSING" });
    const detail = await findTemplate(ctx, gone!.id);
    expect(detail.history[0]).toMatchObject({ status: "MISSING" });
  });

  test("Meta that answers a page or half a list changes nothing", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    const meta = Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      fetch: () => new Response("<html>Bad gateway</html>", { status: 502 }),
    });
    await moveTo(ctx, connection, `http://127.0.0.1:${meta.port}`);
    expect((await refusal(syncTemplates(ctx, connection.id))).code).toBe("UNAVAILABLE");
    await meta.stop(true);
    expect((await listTemplates(ctx)).map(({ status }) => status)).toEqual(["APPROVED"]);
  });

  test("another company's connection is not there", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    const other = await test_.company();
    expect((await refusal(syncTemplates(other, connection.id))).code).toBe("NOT_FOUND");
    expect(await listTemplates(other)).toEqual([]);
    expect(await listTemplates(other, { connectionId: connection.id })).toEqual([]);
  });
});

describe("writing a template", () => {
  test("what Meta would refuse is said before it is asked", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    const made = await createTemplate(ctx, connection.id, {
      ...DRAFT,
      name: "Prévia!",
      body: { text: "{{1}}", examples: {} },
    });
    expect(made.ok).toBe(false);
    const keys = made.ok ? [] : made.problems.map(({ messageKey }) => messageKey);
    expect(keys).toContain("templates.draft.badName");
    expect(keys).toContain("templates.draft.exampleMissing");
  });

  test("is submitted, and approved later; the same name again is refused", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    const made = await createTemplate(ctx, connection.id, DRAFT);
    expect(made).toMatchObject({ ok: true, status: "PENDING", category: "MARKETING" });
    const id = made.ok ? made.id : "";
    const detail = await findTemplate(ctx, id);
    expect(detail.template?.buttons).toEqual([
      { kind: "quick-reply", text: "Parar de receber", stopsMarketing: true },
    ]);
    const { wabaId } = connection.credentials;
    const { name } = DRAFT;
    const approved = {
      kind: "template-status",
      templateId: "",
      name,
      language: "pt-BR",
      event: "APPROVED",
    } as const;
    const number = { id: connection.id, wabaId } as AccountConnection;
    for (const _ of ["once", "and the repeat"]) {
      await ctx.transaction((tx) => applyTemplateEvent(tx, [number], { ...approved, raw: {} }));
    }
    expect((await findTemplate(ctx, id)).summary.status).toBe("APPROVED");
    expect((await findTemplate(ctx, id)).history.map(({ status }) => status)).toEqual([
      "APPROVED",
      "PENDING",
    ]);
    const again = await createTemplate(ctx, connection.id, DRAFT);
    expect(again).toEqual({
      ok: false,
      problems: [{ field: "name", messageKey: "templates.draft.nameTaken" }],
    });
  });

  test("Meta's own refusal comes back in its words; a dead token is our sentence", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    await createTemplate(ctx, connection.id, DRAFT);
    await ctx.transaction(({ db }) => db.template.deleteMany({ where: { name: DRAFT.name } }));
    const twice = await createTemplate(ctx, connection.id, DRAFT);
    expect(twice).toMatchObject({ ok: false, refusal: { detail: expect.stringContaining("already") } });
    await sandbox.carrierDoes({ do: "token", token: connection.credentials.token, alive: false });
    const dead = await refusal(createTemplate(ctx, connection.id, { ...DRAFT, name: "outro" }));
    expect(dead.messageKey).toBe("connections.errors.tokenMeta");
  });

  test("a header's example is kept and given to Meta; a program that calls itself a picture is refused", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const file = (bytes: Uint8Array, filename: string) => ({
      filename,
      body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() as ReadableStream<Uint8Array>,
    });
    const uploaded = await uploadHeaderExample(ctx, connection.id, "image", file(png, "capa.png"));
    expect(uploaded).toMatchObject({ mimeType: "image/png", filename: "capa.png" });
    const made = await createTemplate(ctx, connection.id, {
      ...DRAFT,
      name: "com_capa",
      header: { format: "image", handle: uploaded.handle },
    });
    expect(made.ok).toBe(true);
    const exe = new TextEncoder().encode("MZ this is a program");
    const spoofed = await refusal(uploadHeaderExample(ctx, connection.id, "image", file(exe, "capa.png")));
    expect(spoofed.messageKey).toBe("media.errors.unknownKind");
    expect(await ctx.read(({ db }) => db.media.count())).toBe(1);
    expect(readdirSync(join(dataDir, "media", ctx.companyId))).toHaveLength(1);
  });
});

describe("deleting a template", () => {
  test("is refused while a campaign sends it", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    const templateId = connection.template.id;
    await ctx.transaction(({ db }) =>
      db.campaign.createMany({
        data: [
          { name: "Prévia", state: "running", templateId },
          { name: "Rascunho", templateId },
        ],
      }),
    );
    expect(await previewDeletion(ctx, templateId)).toEqual({ unfinished: 1, drafts: 1, finished: 0 });
    expect((await refusal(deleteTemplate(ctx, templateId))).messageKey).toBe("templates.errors.inUse");
  });

  test("takes it away at Meta too; one that campaigns remember stays as missing", async () => {
    const ctx = await test_.company();
    const connection = await aMetaConnection(ctx, sandbox);
    await syncTemplates(ctx, connection.id);
    const templateId = connection.template.id;
    await ctx.transaction(({ db }) =>
      db.campaign.createMany({ data: [{ name: "Prévia", state: "finished", templateId }] }),
    );
    await deleteTemplate(ctx, templateId);
    expect((await listTemplates(ctx)).map(({ status }) => status)).toEqual(["MISSING"]);
    expect((await syncTemplates(ctx, connection.id)).total).toBe(0);
  });

  test("another company's template is not there", async () => {
    const ctx = await test_.company();
    const { template } = await aMetaConnection(ctx, sandbox);
    const other = await test_.company();
    expect((await refusal(deleteTemplate(other, template.id))).code).toBe("NOT_FOUND");
    expect((await refusal(findTemplate(other, template.id))).code).toBe("NOT_FOUND");
  });
});

describe("local texts", () => {
  const text = {
    name: "Aviso",
    language: "pt_BR",
    category: "UTILITY" as const,
    text: "Oi, {{nome|cliente}}.",
  };

  test("are written, changed, listed with their variables and deleted", async () => {
    const ctx = await test_.company();
    const { id } = await saveLocalText(ctx, text);
    expect(await listTemplates(ctx)).toMatchObject([
      { id, kind: "text", status: "APPROVED", variables: ["nome"] },
    ]);
    expect((await refusal(saveLocalText(ctx, text))).messageKey).toBe("templates.errors.nameTaken");
    await saveLocalText(ctx, { ...text, id, text: "Chegou." });
    expect((await findTemplate(ctx, id)).text).toBe("Chegou.");
    expect((await refusal(saveLocalText(ctx, { ...text, id, text: "Oi, {{nome" }))).messageKey).toBe(
      "templates.draft.brokenBraces",
    );
    await deleteTemplate(ctx, id);
    expect(await listTemplates(ctx)).toEqual([]);
  });

  test("a Meta template is no local text", async () => {
    const ctx = await test_.company();
    const { template } = await aMetaConnection(ctx, sandbox);
    expect((await refusal(saveLocalText(ctx, { ...text, id: template.id }))).code).toBe("NOT_FOUND");
  });
});

test("pages forwards and backwards without losing or repeating a template", async () => {
  const ctx = await test_.company();
  const data = Array.from({ length: 7 }, (_, at) => ({
    kind: "text",
    name: `texto_${at % 3}`,
    language: `x${at}`,
    category: "UTILITY",
    status: "APPROVED",
    components: { text: `n ${at}` },
  }));
  await ctx.transaction(({ db }) => db.template.createMany({ data }));
  const page = (after: string | null, before: string | null = null) =>
    pageTemplates(ctx, {}, { after, before, size: 3 });
  const first = await page(null);
  const second = await page(first.next);
  const third = await page(second.next);
  const ids = [first, second, third].flatMap(({ templates }) => templates.map(({ id }) => id));
  expect(new Set(ids).size).toBe(7);
  expect([first.previous, third.next, first.total]).toEqual([null, null, 7]);
  const back = await page(null, third.previous);
  expect(back.templates).toEqual(second.templates);
  expect((await page("not-a-cursor")).templates).toEqual(first.templates);
});

test("a time-out after the request left never submits twice: Meta's list is read anew", async () => {
  const ctx = await test_.company();
  const connection = await aMetaConnection(ctx, sandbox);
  const meta = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: () => new Response('{"half', { status: 200 }),
  });
  await moveTo(ctx, connection, `http://127.0.0.1:${meta.port}`);
  const before = appProcess();
  const error = await refusal(createTemplate(ctx, connection.id, DRAFT));
  setAppProcess(before);
  await meta.stop(true);
  expect([error.code, error.messageKey]).toEqual(["UNAVAILABLE", "templates.errors.perhapsCreated"]);
  const { rows } = await test_.admin.query(
    "SELECT 1 FROM pgboss.job WHERE name = 'template.sync' AND data->>'companyId' = $1",
    [ctx.companyId],
  );
  expect(rows).toHaveLength(1);
});

test("a template's history is read by its own index, behind row-level security, not by walking all events", async () => {
  const ctx = await test_.company();
  const { id } = await saveLocalText(ctx, {
    name: "aviso",
    language: "pt_BR",
    category: "UTILITY",
    text: "Oi",
  });
  await saveLocalText(ctx, {
    id,
    name: "aviso",
    language: "pt_BR",
    category: "UTILITY",
    text: "Oi, {{nome}}",
  });
  await sqlTransaction(ctx, "write", (sql) =>
    sql.execute(
      "INSERT INTO event (kind, subject_id) SELECT 'message.sent', app_uuidv7() FROM generate_series(1, 20000)",
    ),
  );
  await test_.admin.query("ANALYZE event");
  expect((await findTemplate(ctx, id)).history.length).toBeGreaterThan(0);
  const plan = await sqlTransaction(ctx, "read", (sql) =>
    sql.query<{ "QUERY PLAN": string }>(
      `EXPLAIN SELECT at, data FROM event WHERE kind = $1 AND subject_id = $2 ORDER BY tx DESC, id DESC LIMIT 20`,
      ["template.changed", id],
    ),
  );
  expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toMatch(/event_template/);
});
