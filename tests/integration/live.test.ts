import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type LiveServer, startLiveServer } from "#/workers/live/live-server";
import type { LiveMessage } from "~/live/live-message";
import { makeLiveTicket } from "~/live/live-ticket";
import { publishLive } from "~/live/publish-live.server";
import type { AppProcess } from "~/platform/app-process.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";

const APP_URL = "http://localhost:4690";
const A = "01900000-0000-7000-8000-00000000000a";
const B = "01900000-0000-7000-8000-00000000000b";

let test_: TestDatabase;
let app: AppProcess;
let server: LiveServer;

beforeAll(async () => {
  test_ = await openTestDatabase();
  app = openTestProcess(test_, { APP_URL });
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  await test_.close();
});

async function startServer() {
  const started = await startLiveServer({
    port: 0,
    database: app.database,
    env: app.env,
    logger: app.logger,
    health: async () => ({ status: "ok" }),
    metrics: async () => "mia_up 1\n",
  });
  await started.ready;
  return started;
}

const ticketFor = (companyId: string, now = new Date()) =>
  makeLiveTicket({ companyId, userId: "u" }, app.env.encryptionKeys, now);

/** Opens a socket; `heard` grows, `outcome` says whether it opened. */
function dial(ticket: string, origin: string | null = APP_URL, port = server.port) {
  const heard: LiveMessage[] = [];
  const headers: Record<string, string> = origin ? { origin } : {};
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live?ticket=${ticket}`, { headers } as never);
  socket.onmessage = ({ data }) => heard.push(JSON.parse(String(data)));
  const outcome = new Promise<"open" | "refused">((resolve) => {
    socket.onopen = () => resolve("open");
    socket.onclose = () => resolve("refused");
    socket.onerror = () => resolve("refused");
  });
  return { socket, heard, outcome };
}

describe("a live socket is refused", () => {
  test.each([
    ["without a ticket", () => "", APP_URL],
    ["with a forged ticket", () => `${ticketFor(A).split(".")[0]}.AAAA`, APP_URL],
    ["with another company's name put into a ticket", () => swapCompany(ticketFor(A)), APP_URL],
    ["with a ticket older than 30 seconds", () => ticketFor(A, new Date(Date.now() - 31_000)), APP_URL],
    ["from another site's page", () => ticketFor(A), "http://evil.example"],
    ["from a sandboxed frame", () => ticketFor(A), "null"],
    ["from another port", () => ticketFor(A), "http://localhost:4691"],
  ])("%s", async (_, ticket, origin) => {
    expect(await dial(ticket(), origin).outcome).toBe("refused");
  });
});

function swapCompany(ticket: string): string {
  const [body = "", signature] = ticket.split(".");
  const facts = JSON.parse(Buffer.from(body, "base64url").toString());
  return `${Buffer.from(JSON.stringify({ ...facts, companyId: B })).toString("base64url")}.${signature}`;
}

test("facts reach their own company's sockets and no other company's", async () => {
  const mine = dial(ticketFor(A));
  const theirs = dial(ticketFor(B));
  expect(await Promise.all([mine.outcome, theirs.outcome])).toEqual(["open", "open"]);
  publishLive(app.database, A, { kind: "campaign", campaignId: "c1" });
  publishLive(app.database, B, { kind: "contact", contactId: "k1" });
  await until(() => mine.heard.length > 0 && theirs.heard.length > 0);
  expect(mine.heard).toEqual([{ facts: [{ kind: "campaign", campaignId: "c1" }] }]);
  expect(theirs.heard).toEqual([{ facts: [{ kind: "contact", contactId: "k1" }] }]);
  mine.socket.close();
  theirs.socket.close();
  await until(() => server.sockets() === 0);
});

test("every worker hears every notice", async () => {
  const second = await startServer();
  const here = dial(ticketFor(A));
  const there = dial(ticketFor(A), APP_URL, second.port);
  await Promise.all([here.outcome, there.outcome]);
  publishLive(app.database, A, { kind: "import", importId: "i1" });
  await until(() => here.heard.length > 0 && there.heard.length > 0);
  expect(there.heard).toEqual(here.heard);
  await second.stop();
  here.socket.close();
});

test("after the database hung up, pages are told to refetch and facts flow again", async () => {
  const mine = dial(ticketFor(A));
  await mine.outcome;
  await test_.admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mia live' AND datname = current_database()",
  );
  await until(() => mine.heard.some((message) => "resync" in message));
  publishLive(app.database, A, { kind: "template" });
  await until(() =>
    mine.heard.some((message) => "facts" in message && message.facts[0]?.kind === "template"),
  );
  mine.socket.close();
});

test("the worker's health and metrics are on the same port", async () => {
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
    return [answer.status, await answer.text()];
  };
  expect(await ask("/health")).toEqual([200, '{"status":"ok"}']);
  expect(await ask("/metrics")).toEqual([200, "mia_up 1\n"]);
  expect((await ask("/anything"))[0]).toBe(404);
});
