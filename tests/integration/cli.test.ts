import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, runMia, startCarriers } from "./cli-fixture";
import { runStart, type StartProcess } from "./start-process";

const START_MS = 240_000;
const CARRIERS_PORT = 5323;
const PORTS = { PORT: "5320", LIVE_PORT: "5321", SANDBOX_PORT: "5322" };
const SPREADSHEET = `Nome;Telefone;Cidade
Ana Luz;(11) 98765-4321;Santos
Bia;11 91234-5679;Recife
Bia;+55 11 91234-5679;Recife
Caio;joao;Olinda
Duda;9,1123E+10;Natal
Eva;;
Loja;(11) 3333-4444;Campinas
`;

let folder: string;
let system: StartProcess;
let carriers: ReturnType<typeof startCarriers>;
let local: Record<string, string>;
let file: string;
const mia = (...words: string[]): Promise<Ended> => runMia(local, ...words);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mia-cli-"));
  chmodSync(folder, 0o755);
  file = join(folder, "clientes.csv");
  writeFileSync(file, SPREADSHEET);
  carriers = startCarriers(CARRIERS_PORT);
  local = { DATA_DIR: join(folder, "data") };
  const urls = { META_GRAPH_URL: carriers.url, TWILIO_API_URL: carriers.url };
  system = runStart({ ...PORTS, ...urls, ...local }, "../../workers/start.ts");
  await system.until(/Ready: /);
}, START_MS);

afterAll(async () => {
  system?.signal("SIGTERM");
  await system?.exited;
  carriers?.stop();
  rmSync(folder, { recursive: true, force: true });
}, START_MS);

describe("a refusal is exit code 1, one sentence on stderr, nothing on stdout", () => {
  const nobody = "01a20000-0000-7000-8000-000000000000";
  const wrongKey = { MIA_URL: "http://127.0.0.1:5320", MIA_API_KEY: `mia_${"x".repeat(43)}` };
  const cases: [string, string[], RegExp, Record<string, string>?][] = [
    ["no server known", ["connections", "list"], /set MIA_URL and MIA_API_KEY/, { DATA_DIR: "/nonexistent" }],
    [
      "a key without its server",
      ["templates", "list"],
      /MIA_URL is missing/,
      { DATA_DIR: "/nonexistent", MIA_API_KEY: "mia_x" },
    ],
    [
      "nobody there",
      ["templates", "list"],
      /does not answer/,
      { MIA_URL: "http://127.0.0.1:5399", MIA_API_KEY: "mia_x" },
    ],
    [
      "another program there",
      ["templates", "list"],
      /is not Master IA/,
      { MIA_URL: `http://127.0.0.1:${CARRIERS_PORT}`, MIA_API_KEY: "mia_x" },
    ],
    ["a revoked key", ["templates", "list"], /does not exist or was revoked/, wrongKey],
    [
      "a revoked key, with a file",
      ["contacts", "import", "", "--list", "A"],
      /does not exist or was revoked/,
      wrongKey,
    ],
    ["in Portuguese", ["campaigns", "status", nobody], /Esta campanha não existe/, { LANG: "pt_BR.UTF-8" }],
    ["no such campaign", ["campaigns", "status", nobody, "--json"], /This campaign does not exist/],
    ["no such person", ["contacts", "show", "11 99999-0000"], /No contact has/],
    ["no such file", ["contacts", "import", "/nonexistent.csv", "--list", "A"], /does not exist/],
    [
      "no such column",
      ["contacts", "import", "", "--list", "A", "--map", "phone=Celular"],
      /no column “Celular”/,
    ],
    [
      "a token that Meta refuses",
      [
        "connections",
        "add",
        "meta",
        "--name",
        "L",
        "--phone-number-id",
        "999000111",
        "--waba-id",
        "999000112",
        "--portfolio-id",
        "999000113",
        "--token",
        "EAA-bad",
      ],
      /./,
    ],
    ["no such account", ["admin", "reset-password", "--email", "ninguem@loja.example"], /No account has/],
    [
      "too short a password",
      ["admin", "create-company", "--name", "L", "--email", "l@loja.example", "--password", "x"],
      /at least 8/,
    ],
  ];
  test.each(cases)("%s", async (_, words, sentence, env = {}) => {
    const ended = await runMia({ ...local, ...env }, ...words.map((word) => word || file));
    expect([ended.code, ended.out]).toEqual([1, ""]);
    expect(ended.err.trim()).toMatch(sentence);
    expect(ended.err.trim().split("\n")).toHaveLength(1);
  });

  test.each([
    [["connections", "lst"]],
    [["campaigns", "status"]],
    [["campaigns", "create", "--name", "N", "--json"]],
    [["contacts", "import", "a.csv", "--list", "A", "--on-duplicate", "fill"]],
  ])("wrong usage is exit code 2 with the usage: mia %p", async (words) => {
    const ended = await mia(...words);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toContain("Usage: mia ");
  });

  test("help is exit code 0", async () => {
    const ended = await mia("campaigns", "--help");
    expect([ended.code, ended.err]).toEqual([0, ""]);
    expect(ended.out).toContain("mia campaigns watch ID");
  });
});

test("a spreadsheet comes in: first only counted, then for good, then it is the same again", async () => {
  const counts = { rows: 7, new: 3, updated: 0, same: 0, duplicates: 1, rejected: 3 };
  const rejectedRows = [
    { row: 5, reason: "letters", value: "joao" },
    { row: 6, reason: "scientific", value: "9,1123E+10" },
    { row: 7, reason: "no-phone-no-email", value: "" },
  ];
  const words = [
    "contacts",
    "import",
    file,
    "--list",
    "Da CLI",
    "--map",
    'phone="Telefone",first_name="Nome"',
    "--json",
  ];
  const importId = expect.any(String);
  expect((await mia(...words, "--dry-run")).json()).toEqual({ importId, ...counts, rejectedRows });
  expect((await mia("contacts", "show", "11987654321")).code).toBe(1);
  expect((await mia(...words)).json()).toEqual({ importId, ...counts, rejectedRows });
  const again = (await mia(...words)).json();
  expect(again).toEqual({ importId, ...counts, new: 0, same: 3, rejectedRows });

  // Without the ninth digit, in a spelling of its own.
  expect((await mia("contacts", "show", "(11) 8765-4321", "--json")).json()).toEqual({
    id: expect.any(String),
    phone: "+5511987654321",
    identities: [{ kind: "phone", value: "+5511987654321" }],
    firstName: "Ana Luz",
    lastName: "",
    fields: { city: "Santos" },
    tags: [],
    lists: ["Da CLI"],
    stopped: [],
  });
  const all = (await mia("contacts", "export", "--json")).json<{ phone: string | null }[]>();
  expect(all.map(({ phone }) => phone)).toContain("+551133334444");
  expect((await mia("contacts", "export")).out).toContain("Ana Luz;;+5511987654321");
});

test("connections and templates have the promised shapes", async () => {
  const added = (
    await mia(
      "connections",
      "add",
      "meta",
      "--name",
      "Loja",
      "--phone-number-id",
      "999000111",
      "--waba-id",
      "999000112",
      "--portfolio-id",
      "999000113",
      "--token",
      "EAA-good",
      "--rate",
      "20",
      "--json",
    )
  ).json<{ id: string; state: string }>();
  expect(added).toMatchObject({ id: expect.any(String), kind: "meta", name: "Loja", state: "active" });
  const sms = (
    await mia(
      "connections",
      "add",
      "sms",
      "--name",
      "Torpedo",
      "--account-sid",
      "AC0123",
      "--auth-token",
      "good",
      "--from",
      "+551130001000",
      "--json",
    )
  ).json<{ id: string }>();
  expect((await mia("connections", "test", sms.id, "--json")).json()).toMatchObject({ state: "active" });
  expect((await mia("connections", "pause", sms.id, "--json")).json()).toEqual({
    id: sms.id,
    state: "paused",
  });
  const list = (await mia("connections", "list", "--json")).json<object[]>();
  expect(list).toContainEqual({ id: sms.id, kind: "sms", name: "Torpedo", state: "paused" });
  expect(list).toContainEqual({ id: added.id, kind: "meta", name: "Loja", state: "active" });
  expect((await mia("connections", "resume", sms.id, "--json")).json()).toEqual({
    id: sms.id,
    state: "active",
  });

  const templates = (await mia("templates", "list", "--json")).json();
  expect(templates).toContainEqual({
    name: "boas_vindas",
    language: "pt_BR",
    status: "APPROVED",
    category: "MARKETING",
    variables: ["1"],
  });
  expect((await mia("inbound", "dead-letters", "--json")).json<object[]>()).toHaveLength(0);
});

test("a campaign from its draft to its end adds up", async () => {
  const connections = (await mia("connections", "list", "--json")).json<{ id: string; name: string }[]>();
  const { id: connection } = connections.find(({ name }) => name === "Casa Aurora Vendas")!;
  expect((await mia("templates", "sync", "--connection", connection, "--json")).json()).toMatchObject({
    missing: 0,
  });
  const { id } = (
    await mia(
      "campaigns",
      "create",
      "--name",
      "Da CLI",
      "--connection",
      connection,
      "--template",
      "boas_vindas",
      "--language",
      "pt_BR",
      "--audience",
      "list:Da CLI",
      "--var",
      "1=first_name|amigo",
      "--send-window",
      "always",
      "--json",
    )
  ).json<{ id: string }>();
  const early = await mia("campaigns", "watch", id);
  expect([early.code, early.err.trim()]).toEqual([1, "This campaign has not been launched yet."]);
  const preflight = (await mia("campaigns", "preflight", id, "--json")).json();
  expect(preflight).toMatchObject({ id, audience: 3, eligible: 3, excluded: 0, problems: [], blocking: [] });

  expect((await mia("campaigns", "launch", id, "--json")).json()).toMatchObject({ id, state: "preparing" });
  const twice = await mia("campaigns", "launch", id);
  expect([twice.code, twice.err]).toEqual([1, expect.stringContaining("already")]);

  expect((await mia("campaigns", "watch", id, "--json")).json()).toMatchObject({ id, state: "finished" });
  const status = (await mia("campaigns", "status", id, "--json")).json<Record<string, number>>();
  expect(Object.keys(status)).toEqual([
    "id",
    "state",
    "audience",
    "waiting",
    "sending",
    "accepted",
    "held",
    "delivered",
    "read",
    "failed",
    "unknown",
    "skipped",
    "skippedBy",
    "failedBy",
    "startedAt",
    "finishedAt",
  ]);
  const { audience, waiting, sending, accepted, held, delivered, read, failed, unknown, skipped } = status;
  const states = [waiting, sending, accepted, held, delivered, read, failed, unknown, skipped] as number[];
  expect(states.reduce((sum, count) => sum + count, 0)).toBe(audience!);
  expect(audience).toBe(3);

  const rows = (await mia("campaigns", "export", id, "--json")).json<{ phone: string }[]>();
  expect(rows.map(({ phone }) => phone).sort()).toEqual([
    "+551133334444",
    "+5511912345679",
    "+5511987654321",
  ]);
  expect((await mia("campaigns", "export", id)).out.trim().split("\r\n")).toHaveLength(4);
  expect((await mia("campaigns", "pause", id)).code).toBe(1);
});

test("the operator's new company sees nothing of the demo's", async () => {
  const made = (
    await mia(
      "admin",
      "create-company",
      "--name",
      "Outra Loja",
      "--email",
      "dona@outra.example",
      "--password",
      "uma-senha-longa-7",
      "--json",
    )
  ).json<{ companyId: string; userId: string; apiKey: string }>();
  const text = expect.any(String);
  expect(made).toEqual({ companyId: text, userId: text, apiKey: expect.stringMatching(/^mia_/) });
  const theirs = (...words: string[]) => runMia({ ...local, MIA_API_KEY: made.apiKey }, ...words, "--json");
  for (const words of [
    ["connections", "list"],
    ["templates", "list"],
    ["contacts", "export"],
    ["inbound", "dead-letters"],
  ]) {
    expect((await theirs(...words)).json<unknown>()).toEqual([]);
  }
  const [own] = (await mia("connections", "list", "--json")).json<{ id: string }[]>();
  expect((await theirs("connections", "pause", own!.id)).code).toBe(1);
  expect((await theirs("contacts", "show", "+5511987654321")).code).toBe(1);

  const reset = (await mia("admin", "reset-password", "--email", "dona@outra.example", "--json")).json();
  expect(reset.url).toMatch(/^http:\/\/localhost:5320\/reset-password\//);
  expect((await mia("admin", "rotate-keys", "--json")).json()).toMatchObject({ rotated: 0 });
});
