import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { LiveServer } from "#/workers/live/live-server";
import { RENEW_CODE } from "~/live/live-message";
import { publishLive } from "~/live/publish-live.server";
import type { AppProcess } from "~/platform/app-process.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";
import { APP_URL, dial as dialPort, startLive, ticketFor as ticketOf } from "./live-fixture";

const A = "01900000-0000-7000-8000-00000000000a";
const B = "01900000-0000-7000-8000-00000000000b";

let test_: TestDatabase;
let app: AppProcess;
let server: LiveServer;

beforeAll(async () => {
  test_ = await openTestDatabase();
  app = openTestProcess(test_, { APP_URL });
  server = await startLive(app);
});
afterAll(async () => {
  await server.stop();
  await test_.close();
});

const ticketFor = (companyId: string, now?: Date) =>
  ticketOf(app, { companyId, userId: crypto.randomUUID(), isKey: true }, now);
const dial = (ticket: string, origin: string | null = APP_URL, port = server.port) =>
  dialPort(port, ticket, origin);

/** Opened, and hearing. */
async function listen(companyId: string, port = server.port) {
  const listener = dial(ticketFor(companyId), APP_URL, port);
  await listener.ready();
  return listener;
}

describe("a live socket is refused", () => {
  test.each([
    ["without a ticket", () => "", APP_URL],
    ["with a forged ticket", () => `${ticketFor(A).split(".")[0]}.AAAA`, APP_URL],
    ["with another company's name put into a ticket", () => swap(ticketFor(A), { companyId: B }), APP_URL],
    ["with an agent's ticket that says it is a key's", () => swap(agentsTicket(), { isKey: true }), APP_URL],
    ["with a ticket older than 30 seconds", () => ticketFor(A, new Date(Date.now() - 31_000)), APP_URL],
    ["from another site's page", () => ticketFor(A), "http://evil.example"],
    ["from a sandboxed frame", () => ticketFor(A), "null"],
    ["from another port", () => ticketFor(A), "http://localhost:4691"],
  ])("%s", async (_, ticket, origin) => {
    expect(await dial(ticket(), origin).outcome).toBe("refused");
  });

  test("when its person is in the company no more", async () => {
    const gone = dial(agentsTicket());
    await until(() => gone.closed() === RENEW_CODE);
    expect(gone.heard).toEqual([]);
  });
});

const agentsTicket = () => ticketOf(app, { companyId: A, userId: crypto.randomUUID() });

function swap(ticket: string, lies: object): string {
  const [body = "", signature] = ticket.split(".");
  const facts = JSON.parse(Buffer.from(body, "base64url").toString());
  return `${Buffer.from(JSON.stringify({ ...facts, ...lies })).toString("base64url")}.${signature}`;
}

test("facts reach their own company's sockets and no other company's", async () => {
  const [mine, theirs] = [await listen(A), await listen(B)];
  publishLive(app.database, A, { kind: "campaign", campaignId: "c1" });
  publishLive(app.database, B, { kind: "contact", contactId: "k1" });
  await until(() => mine.facts().length > 0 && theirs.facts().length > 0);
  expect(mine.heard).toEqual([{ ready: true }, { facts: [{ kind: "campaign", campaignId: "c1" }] }]);
  expect(theirs.heard).toEqual([{ ready: true }, { facts: [{ kind: "contact", contactId: "k1" }] }]);
  mine.socket.close();
  theirs.socket.close();
  await until(() => server.sockets() === 0);
});

test("every worker hears every notice", async () => {
  const second = await startLive(app);
  const [here, there] = [await listen(A), await listen(A, second.port)];
  publishLive(app.database, A, { kind: "import", importId: "i1" });
  await until(() => here.facts().length > 0 && there.facts().length > 0);
  expect(there.heard).toEqual(here.heard);
  await second.stop();
  here.socket.close();
});

test("after the database hung up, pages are told to refetch and facts flow again", async () => {
  const mine = await listen(A);
  await test_.admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mia live' AND datname = current_database()",
  );
  await until(() => mine.gaps() > 0);
  publishLive(app.database, A, { kind: "template" });
  await mine.hears("template");
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
