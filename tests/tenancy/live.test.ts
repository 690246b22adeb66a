import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type LiveServer, startLiveServer } from "#/workers/live/live-server";
import type { LiveFact } from "~/live/live-fact";
import type { LiveMessage } from "~/live/live-message";
import { publishConversation } from "~/live/publish-conversation.server";
import { publishLive } from "~/live/publish-live.server";
import type { AppProcess } from "~/platform/app-process.server";
import { aMember, type Member } from "../factories/a-member";
import { callTrpc } from "../setup/call-trpc";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";

setDefaultTimeout(60_000);

/** One of every kind: the compiler refuses a kind of fact that is not here. */
const FACTS: { [Kind in LiveFact["kind"]]: Extract<LiveFact, { kind: Kind }> } = {
  campaign: { kind: "campaign", campaignId: "of the victim" },
  message: { kind: "message", conversationId: "of the victim", campaignId: "of the victim" },
  connection: { kind: "connection", connectionId: "of the victim" },
  template: { kind: "template", templateId: "of the victim" },
  conversation: { kind: "conversation", conversationId: "of the victim" },
  typing: { kind: "typing", conversationId: "of the victim", who: "of the victim", on: true },
  presence: { kind: "presence", userId: "of the victim" },
  import: { kind: "import", importId: "of the victim" },
  contact: { kind: "contact", contactId: "of the victim" },
};

let db: TestDatabase;
let app: AppProcess;
let server: LiveServer;
const companies = { victim: "", attacker: "" };

beforeAll(async () => {
  db = await openTestDatabase();
  app = openTestProcess(db, { APP_URL: "http://localhost:3000" });
  server = await startLiveServer({
    port: 0,
    database: app.database,
    env: app.env,
    logger: app.logger,
    health: async () => ({ status: "ok" }),
    metrics: async () => "",
  });
  await server.ready;
  companies.victim = (await db.company("Vítima")).companyId;
  companies.attacker = (await db.company("Atacante")).companyId;
});
afterAll(async () => {
  await server.stop();
  await db.close();
});

/** A page of this person: its ticket comes through the procedure, as in the browser. */
async function listen(member: Member) {
  const answer = await callTrpc("live.ticket", { cookie: member.cookie });
  const { searchParams } = new URL((answer.value as { url: string }).url);
  const heard: LiveMessage[] = [];
  const address = `ws://127.0.0.1:${server.port}/live?ticket=${searchParams.get("ticket")}`;
  const socket = new WebSocket(address, { headers: { origin: "http://localhost:3000" } } as never);
  socket.onmessage = ({ data }) => heard.push(JSON.parse(String(data)));
  await new Promise((resolve, reject) => {
    socket.onerror = reject;
    socket.onopen = resolve;
  });
  await until(() => heard.some((message) => "ready" in message));
  return { heard, close: () => socket.close() };
}

function tell(companyId: string, fact: LiveFact) {
  const { database } = app;
  if ("conversationId" in fact) publishConversation({ database, companyId }, { ...fact, places: [] });
  else publishLive(database, companyId, fact);
}

const kindsOf = (heard: LiveMessage[]) =>
  heard.flatMap((message) => ("facts" in message ? message.facts.map((fact) => fact.kind) : []));

test("every kind of fact reaches its own company, and another company's socket hears none of it", async () => {
  const theirs = await listen(await aMember(db, companies.victim));
  const ours = await listen(await aMember(db, companies.attacker));
  for (const fact of Object.values(FACTS)) tell(companies.victim, fact);
  await until(() => new Set(kindsOf(theirs.heard)).size === Object.keys(FACTS).length);
  // Notices come in order: once our own has arrived, nothing of theirs is still on its way.
  tell(companies.attacker, { kind: "contact", contactId: "own" });
  await until(() => kindsOf(ours.heard).includes("contact"));
  expect(JSON.stringify(ours.heard)).not.toContain("victim");
  expect(kindsOf(ours.heard).filter((kind) => kind !== "presence")).toEqual(["contact"]);
  theirs.close();
  ours.close();
});
