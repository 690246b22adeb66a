import { afterAll, beforeAll, expect, test } from "bun:test";
import { aWhatsAppConnection } from "#/tests/factories/a-whatsapp-connection";
import { callTrpc } from "#/tests/setup/call-trpc";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import { createApiKey } from "~/features/companies/create-api-key.server";
import { saveLocalText } from "~/features/templates/save-local-text.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { handleTrpc } from "~/trpc/handle-trpc.server";
import { aContact, aList } from "./campaign-fixture";
import { runMia } from "./cli-fixture";

let database: TestDatabase;
let ctx: CompanyContext;
let server: ReturnType<typeof Bun.serve>;
let key: string;
let number: { id: string };

beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
  ctx = await database.company();
  server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => handleTrpc(request, "203.0.113.1"),
  });
  ({ key } = await createApiKey(ctx, {
    name: "mia",
    scopes: ["campaigns:read", "campaigns:write", "campaigns:launch"],
  }));
  number = await aWhatsAppConnection(ctx, { name: "Loja Pinheiros", linkedDays: 0, riskAccepted: false });
  await saveLocalText(ctx, { name: "novidade", language: "pt_BR", category: "MARKETING", text: "Oi!" });
  const list = await aList(ctx, "Clientes");
  for (let at = 0; at < 23; at += 1) await aContact(ctx, { lists: [list] });
});
afterAll(async () => {
  server.stop(true);
  await database.close();
});

const mia = (...words: string[]) =>
  runMia(
    { MIA_URL: `http://127.0.0.1:${server.port}`, MIA_API_KEY: key, DATA_DIR: "/nonexistent" },
    ...words,
  );

test("from the command line: a local text over a number by QR, its days, and no launch without the owner's yes", async () => {
  const create = [
    "campaigns",
    "create",
    "--name",
    "Da CLI",
    "--connection",
    number.id,
    "--template",
    "novidade",
  ];
  const rest = ["--language", "pt_BR", "--audience", "list:Clientes", "--send-window", "always", "--json"];
  const { id } = (await mia(...create, ...rest)).json<{ id: string }>();

  const refused = await mia("campaigns", "launch", id);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("risk")]);
  const answer = await callTrpc("campaigns.launch", { key, input: { id } });
  expect([answer.status, answer.messageKey]).toEqual([409, "campaigns.problem.risk-not-accepted"]);
  expect((await mia("campaigns", "preflight", id, "--json")).json()).toMatchObject({
    problems: ["risk-not-accepted"],
  });

  await ctx.transaction(({ db }) => db.whatsappSession.updateMany({ data: { riskAcceptedAt: new Date() } }));
  const said = await mia("campaigns", "preflight", id);
  // Two days' worth, on two or three dates: the first begins at this very hour.
  expect(said.out).toMatch(/Loja Pinheiros: 20 a day, 23 people, [23] days/);
  expect(said.out).toContain("No cost per message");
  expect((await mia("campaigns", "preflight", id, "--json")).json()).toMatchObject({
    audience: 23,
    eligible: 23,
    problems: [],
    numbers: [{ connectionId: number.id, perDay: 20, people: 23 }],
  });
  expect((await mia("campaigns", "launch", id, "--json")).json()).toMatchObject({ id, state: "preparing" });
});
