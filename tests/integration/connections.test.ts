import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { addMetaConnection } from "~/features/connections/add-meta-connection.server";
import { addSmsConnection } from "~/features/connections/add-sms-connection.server";
import { changeConnection } from "~/features/connections/change-connection.server";
import { connectionSetup } from "~/features/connections/connection-setup.server";
import { discoverMeta } from "~/features/connections/discover-meta.server";
import { discoverTwilio } from "~/features/connections/discover-twilio.server";
import { listConnections } from "~/features/connections/list-connections.server";
import { listPortfolios } from "~/features/connections/list-portfolios.server";
import { noteTestDelivered } from "~/features/connections/note-test-delivered.server";
import { noteWebhookArrived } from "~/features/connections/note-webhook-arrived.server";
import { pauseConnection } from "~/features/connections/pause-connection.server";
import { reconnectConnection } from "~/features/connections/reconnect-connection.server";
import { refreshConnection } from "~/features/connections/refresh-connection.server";
import { previewRemoval, removeConnection } from "~/features/connections/remove-connection.server";
import { resumeConnection } from "~/features/connections/resume-connection.server";
import { rotateSecrets } from "~/features/connections/rotate-secrets.server";
import { scheduleConnectionChecks } from "~/features/connections/schedule-connection-checks.server";
import { sendTestToMyself } from "~/features/connections/send-test-to-myself.server";
import { testConnection } from "~/features/connections/test-connection.server";
import { openConnection } from "~/features/outgoing/open-connection.server";
import { syncTemplates } from "~/features/templates/sync-templates.server";
import { appProcess, setAppProcess } from "~/platform/app-process.server";
import { createSecretBox } from "~/platform/crypto/secret-box";
import type { Actor, CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { WELCOME } from "../contract/sandbox-fixture";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

const MEMBER: Actor = { kind: "member", userId: Bun.randomUUIDv7(), role: "owner" };
const SECRETS = { token: "meta-token-1", appSecret: "app-secret-1", authToken: "twilio-auth-1" };

let test_: TestDatabase;
let sandbox: Sandbox;
let serial = 0;

beforeAll(async () => {
  test_ = await openTestDatabase({ jobs: true });
  sandbox = await startSandbox({ port: 0, mode: "instant" });
  openTestProcess(test_, {
    META_GRAPH_URL: sandbox.url,
    TWILIO_API_URL: sandbox.url,
    APP_URL: "http://127.0.0.1:4900",
  });
});
afterAll(async () => {
  await sandbox.stop();
  await test_.close();
});

type NumberInput = Record<"phoneNumberId" | "wabaId" | "portfolioId" | "token" | "appSecret", string>;

function registerNumber(input: NumberInput, n = "009999") {
  sandbox.registerMeta({
    businessId: input.portfolioId,
    businessName: "Grupo Aurora",
    wabaId: input.wabaId,
    phoneNumberId: input.phoneNumberId,
    displayPhone: `+55 11 3${n.slice(0, 3)}-${n.slice(2)}`,
    verifiedName: "Casa Aurora",
    token: input.token,
    appId: `40000${n}`,
    appSecret: input.appSecret,
    tier: "TIER_2K",
    templates: [WELCOME],
  });
}

/** A number at the pretend Meta, and what connects it. */
function aNumber(facts: { portfolioId?: string; token?: string } = {}) {
  serial += 1;
  const n = String(serial).padStart(6, "0");
  const input = {
    name: `Casa Aurora ${serial}`,
    phoneNumberId: `10000${n}`,
    wabaId: `20000${n}`,
    portfolioId: facts.portfolioId ?? `30000${n}`,
    token: facts.token ?? `${SECRETS.token}-${serial}`,
    appSecret: SECRETS.appSecret,
  };
  registerNumber(input, n);
  return input;
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("It was not refused");
  return error;
}

const rowOf = (ctx: CompanyContext, id: string) =>
  ctx.read(({ db }) => db.connection.findFirstOrThrow({ where: { id } }));

describe("connecting a WhatsApp number", () => {
  test("a token that Meta does not know is refused, and nothing is saved", async () => {
    const ctx = await test_.company();
    const error = await refusal(addMetaConnection(ctx, { ...aNumber(), token: "nobody's" }));
    expect([error.code, error.messageKey]).toEqual(["BAD_REQUEST", "connections.errors.tokenMeta"]);
    expect(await listConnections(ctx)).toEqual([]);
  });

  test("a token of another app does not open the number", async () => {
    const ctx = await test_.company();
    const other = aNumber();
    const error = await refusal(addMetaConnection(ctx, { ...aNumber(), token: other.token }));
    expect(error.messageKey).toBe("connections.errors.notVisibleMeta");
  });

  test("a number of another account, or an account the token does not open, is refused with both ids", async () => {
    const ctx = await test_.company();
    const [mine, other] = [aNumber(), aNumber()];
    // The token opens the other account as well, through another number of it.
    registerNumber({ ...other, phoneNumberId: "100009999", token: mine.token });
    const mixed = await refusal(addMetaConnection(ctx, { ...mine, wabaId: other.wabaId }));
    expect([mixed.code, mixed.messageKey]).toEqual(["BAD_REQUEST", "connections.errors.numberOfOther"]);
    expect(mixed.params).toEqual({ number: mine.phoneNumberId, account: other.wabaId });
    const hidden = await refusal(addMetaConnection(ctx, { ...mine, wabaId: "29999999" }));
    expect([hidden.code, hidden.messageKey]).toEqual(["BAD_REQUEST", "connections.errors.accountNotVisible"]);
    expect(hidden.params).toMatchObject({ account: "29999999" });
    expect(await listConnections(ctx)).toEqual([]);
  });

  test("Meta answering a page, half an answer or nothing is said to be silent", async () => {
    const ctx = await test_.company();
    const answers = ["<html>502</html>", '{"id": "1', ""];
    const stub = Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      fetch: () => new Response(answers.shift() ?? "", { status: answers.length === 2 ? 502 : 200 }),
    });
    const before = appProcess();
    const at = (graphUrl: string) =>
      setAppProcess({ ...before, env: { ...before.env, meta: { ...before.env.meta, graphUrl } } });
    at(`http://127.0.0.1:${stub.port}`);
    for (const _ of [1, 2, 3]) {
      const error = await refusal(addMetaConnection(ctx, aNumber()));
      expect([error.code, error.messageKey]).toEqual(["UNAVAILABLE", "connections.errors.silent"]);
    }
    await stub.stop(true);
    const gone = await refusal(addMetaConnection(ctx, aNumber()));
    setAppProcess(before);
    expect([gone.code, gone.params.code]).toEqual(["UNAVAILABLE", "network"]);
  });

  test("from a tool it is active at once, with its lane, its portfolio's limit and Meta's facts", async () => {
    const ctx = await test_.company();
    const input = aNumber();
    const added = await addMetaConnection(ctx, input);
    expect(added).toMatchObject({ kind: "meta", state: "active", name: input.name });
    const [listed] = await listConnections(ctx);
    expect(listed).toMatchObject({
      state: "active",
      quality: "green",
      rate: 80,
      verifiedName: "Casa Aurora",
      portfolio: { dailyLimit: 2_000, used: 0 },
      waiting: 0,
      missing: [],
    });
    expect(await ctx.read(({ db }) => db.lane.count({ where: { connectionId: added.id } }))).toBe(1);
    const [job] = (
      await test_.admin.query(
        "SELECT data FROM pgboss.job WHERE name = 'template.sync' ORDER BY created_on DESC LIMIT 1",
      )
    ).rows;
    expect(job.data).toMatchObject({ companyId: ctx.companyId, payload: { connectionId: added.id } });
  });

  test("from the wizard it waits for a webhook and a delivered test, in any order", async () => {
    const ctx = await test_.company("Casa Aurora", MEMBER);
    const { id, state } = await addMetaConnection(ctx, aNumber());
    expect(state).toBe("pending");
    expect((await connectionSetup(ctx, id)).missing).toEqual(["webhook", "test"]);
    await ctx.transaction((tx) => noteWebhookArrived(tx, id, new Date()));
    expect((await connectionSetup(ctx, id)).missing).toEqual(["test"]);
    await ctx.transaction((tx) => noteTestDelivered(tx, id, new Date()));
    expect((await connectionSetup(ctx, id)).state).toBe("active");
    const { rows } = await test_.admin.query(
      "SELECT data FROM event WHERE kind = 'connection.changed' AND subject_id = $1 ORDER BY id DESC LIMIT 1",
      [id],
    );
    expect(rows[0].data).toEqual({ state: "active" });
  });

  test("Meta that can reach our address proves it; the wizard needs no pasting then", async () => {
    const ctx = await test_.company("Casa Aurora", MEMBER);
    const seen: string[] = [];
    const web = Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      fetch(request) {
        const url = new URL(request.url);
        seen.push(`${url.pathname} ${url.searchParams.get("hub.verify_token")}`);
        return new Response(url.searchParams.get("hub.challenge"));
      },
    });
    const before = appProcess();
    setAppProcess({ ...before, env: { ...before.env, appUrl: `http://127.0.0.1:${web.port}` } });
    const { id } = await addMetaConnection(ctx, { ...aNumber(), verifyToken: "aurora-7Q2f" });
    const setup = await connectionSetup(ctx, id);
    setAppProcess(before);
    await web.stop(true);
    expect(seen).toEqual([`/api/v1/webhooks/meta/${id} aurora-7Q2f`]);
    expect(setup.addressCheckedAt).not.toBeNull();
    expect(setup).toMatchObject({ verifyToken: "aurora-7Q2f", subscribeError: null });
  });

  test("a number that another company has is refused without naming that company", async () => {
    const first = await test_.company("Segredo de Outra Empresa");
    const input = aNumber();
    await addMetaConnection(first, input);
    const second = await test_.company();
    const error = await refusal(addMetaConnection(second, { ...input, portfolioId: "39999999" }));
    expect([error.code, error.messageKey]).toEqual(["CONFLICT", "connections.errors.numberTaken"]);
    expect(JSON.stringify(error) + error.message).not.toContain("Segredo");
  });

  test("a portfolio that another company has is refused, and leaves nothing behind", async () => {
    const first = await test_.company("Segredo de Outra Empresa");
    const one = aNumber();
    await addMetaConnection(first, one);
    const second = await test_.company();
    const error = await refusal(addMetaConnection(second, aNumber({ portfolioId: one.portfolioId })));
    expect([error.code, error.messageKey]).toEqual(["CONFLICT", "connections.errors.portfolioTaken"]);
    expect(await listConnections(second)).toEqual([]);
    expect(await listPortfolios(second)).toEqual([]);
  });

  test("two numbers of one portfolio share its limit", async () => {
    const ctx = await test_.company();
    const one = aNumber();
    await addMetaConnection(ctx, one);
    await addMetaConnection(ctx, aNumber({ portfolioId: one.portfolioId }));
    const portfolios = await listPortfolios(ctx);
    expect(portfolios).toHaveLength(1);
    expect(portfolios[0]).toMatchObject({ dailyLimit: 2_000, used: 0 });
    expect(portfolios[0]!.numbers).toHaveLength(2);
  });

  test("a token finds its numbers to pick from", async () => {
    const input = aNumber();
    const { numbers } = await discoverMeta(input.token);
    expect(numbers).toEqual([
      expect.objectContaining({
        phoneNumberId: input.phoneNumberId,
        wabaId: input.wabaId,
        portfolioId: input.portfolioId,
        portfolioName: "Grupo Aurora",
        verifiedName: "Casa Aurora",
      }),
    ]);
    expect((await refusal(discoverMeta("nobody's"))).messageKey).toBe("connections.errors.tokenMeta");
  });
});

describe("connecting an SMS sender", () => {
  const accountSid = `AC${"1".repeat(32)}`;
  const account = { accountSid, authToken: SECRETS.authToken };
  beforeAll(() =>
    sandbox.registerTwilio({
      ...account,
      friendlyName: "Aurora",
      numbers: [{ phone: "+5511930000001" }, { phone: "28900" }],
      messagingServices: [{ sid: `MG${"2".repeat(32)}`, name: "Promo", phones: ["+5511930000001"] }],
    }),
  );

  test.each([["+5511930000001"], ["28900"], [`MG${"2".repeat(32)}`]])("%s", async (from) => {
    const ctx = await test_.company();
    const added = await addSmsConnection(ctx, { name: "SMS", ...account, from });
    const row = await rowOf(ctx, added.id);
    expect(row).toMatchObject({
      kind: "sms",
      state: "active",
      address: from,
      externalId: `${accountSid}/${from}`,
      rate: 1,
    });
    const open = openConnection(ctx.companyId, row);
    expect(open.baseUrl).toBe(sandbox.url);
    expect(open.credentials).toMatchObject(from.startsWith("MG") ? { messagingServiceSid: from } : { from });
    const other = await test_.company();
    const taken = await refusal(addSmsConnection(other, { name: "SMS", ...account, from }));
    expect(taken.messageKey).toBe("connections.errors.numberTaken");
    await removeConnection(ctx, added.id);
  });

  test("wrong credentials, a sender of somebody else and a suspended account are refused", async () => {
    const ctx = await test_.company();
    const wrong = addSmsConnection(ctx, { name: "SMS", ...account, authToken: "wrong", from: "28900" });
    expect((await refusal(wrong)).messageKey).toBe("connections.errors.tokenTwilio");
    const foreign = addSmsConnection(ctx, { name: "SMS", ...account, from: "+5511930000009" });
    expect((await refusal(foreign)).messageKey).toBe("connections.errors.senderNotThere");
    await sandbox.carrierDoes({ do: "twilio-account", accountSid, suspended: true });
    const closed = await refusal(addSmsConnection(ctx, { name: "SMS", ...account, from: "28900" }));
    await sandbox.carrierDoes({ do: "twilio-account", accountSid, suspended: false });
    expect(closed.code).toBe("BAD_REQUEST");
    expect(await listConnections(ctx)).toEqual([]);
  });

  test("an account shows what it can send from", async () => {
    const { senders } = await discoverTwilio(accountSid, SECRETS.authToken);
    expect(senders.map(({ kind }) => kind).sort()).toEqual(["messaging-service", "number", "short-code"]);
  });
});

describe("living with a number", () => {
  test("paused and resumed; a viewer's list says so; every step is in the audit log", async () => {
    const ctx = await test_.company();
    const { id } = await addMetaConnection(ctx, aNumber());
    expect(await pauseConnection(ctx, id)).toEqual({ id, state: "paused" });
    expect((await listConnections(ctx))[0]).toMatchObject({ state: "paused", stateReason: "by-person" });
    expect((await refusal(sendTestToMyself(ctx, id, "+5511987654321"))).messageKey).toBe(
      "connections.errors.testPaused",
    );
    expect(await resumeConnection(ctx, id)).toEqual({ id, state: "active" });
    await changeConnection(ctx, id, { rate: 20 });
    const audits = await ctx.read(({ db }) =>
      db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" }, select: { action: true } }),
    );
    expect(audits.map(({ action }) => action)).toEqual([
      "connection.added",
      "connection.paused",
      "connection.resumed",
      "connection.changed",
    ]);
  });

  test("another company cannot touch it", async () => {
    const ctx = await test_.company();
    const { id } = await addMetaConnection(ctx, aNumber());
    const other = await test_.company();
    for (const work of [
      () => pauseConnection(other, id),
      () => resumeConnection(other, id),
      () => previewRemoval(other, id),
      () => removeConnection(other, id),
      () => refreshConnection(other, id),
      () => connectionSetup(other, id),
      () => changeConnection(other, id, { rate: 5 }),
      () => sendTestToMyself(other, id, "+5511987654321"),
      () => reconnectConnection(other, id, "token"),
    ]) {
      expect((await refusal(work())).code).toBe("NOT_FOUND");
    }
    expect((await rowOf(ctx, id)).rate).toBe(80);
  });

  test("a check follows quality, throughput and the portfolio's limit", async () => {
    const ctx = await test_.company();
    const input = aNumber();
    const { id } = await addMetaConnection(ctx, input);
    const { phoneNumberId, portfolioId } = input;
    await sandbox.carrierDoes({ do: "number-quality", phoneNumberId, quality: "YELLOW" });
    await sandbox.carrierDoes({ do: "tier", businessId: portfolioId, tier: "TIER_UNLIMITED" });
    await refreshConnection(ctx, id);
    expect((await listConnections(ctx))[0]).toMatchObject({
      quality: "yellow",
      slowedRate: 40,
      portfolio: { dailyLimit: null },
    });
    await sandbox.carrierDoes({ do: "number-quality", phoneNumberId, quality: "GREEN" });
    await sandbox.carrierDoes({ do: "number-throughput", phoneNumberId, messagesPerSecond: 1_000 });
    await refreshConnection(ctx, id);
    expect((await listConnections(ctx))[0]).toMatchObject({
      quality: "green",
      slowedRate: null,
      rate: 1_000,
    });
    await changeConnection(ctx, id, { rate: 50 });
    await refreshConnection(ctx, id);
    expect((await rowOf(ctx, id)).rate).toBe(50);
  });

  test("a dead token stops it in plain words; a new one mends it, a wrong one changes nothing", async () => {
    const ctx = await test_.company();
    const input = aNumber();
    const { id } = await addMetaConnection(ctx, input);
    await sandbox.carrierDoes({ do: "token", token: input.token, alive: false });
    expect((await refusal(testConnection(ctx, id))).messageKey).toBe("connections.errors.tokenMeta");
    expect((await listConnections(ctx))[0]).toMatchObject({
      state: "needs-reconnect",
      stateReason: "token-dead",
      lastError: { code: "190", titleKey: "refusals.meta.190.title" },
    });
    expect((await refusal(reconnectConnection(ctx, id, "wrong"))).messageKey).toBe(
      "connections.errors.tokenMeta",
    );
    expect((await rowOf(ctx, id)).state).toBe("needs-reconnect");
    const renewed = { ...input, token: `${SECRETS.token}-renewed` };
    sandbox.registerMeta({
      businessId: input.portfolioId,
      wabaId: input.wabaId,
      phoneNumberId: input.phoneNumberId,
      displayPhone: "+55 11 3000-0000",
      verifiedName: "Casa Aurora",
      token: renewed.token,
      appId: "4999",
      appSecret: input.appSecret,
    });
    await reconnectConnection(ctx, id, renewed.token);
    expect((await listConnections(ctx))[0]).toMatchObject({ state: "active", lastError: null });
    expect(openConnection(ctx.companyId, await rowOf(ctx, id)).credentials).toMatchObject({
      token: renewed.token,
    });
  });

  test("every connection that is not removed gets a check", async () => {
    const ctx = await test_.company();
    const { id } = await addMetaConnection(ctx, aNumber());
    expect(await scheduleConnectionChecks(test_.database)).toBeGreaterThan(0);
    const { rows } = await test_.admin.query(
      "SELECT data FROM pgboss.job WHERE name = 'connection.check' AND data->'payload'->>'connectionId' = $1",
      [id],
    );
    expect(rows).toHaveLength(1);
  });
});

describe("a test to oneself", () => {
  test("goes into the queue by an approved template, outside campaigns, once templates are known", async () => {
    const ctx = await test_.company("Casa Aurora", MEMBER);
    const { id } = await addMetaConnection(ctx, aNumber());
    const early = await refusal(sendTestToMyself(ctx, id, "11 98765-4321"));
    expect(early.messageKey).toBe("connections.errors.noTestTemplate");
    await syncTemplates(ctx, id);
    const sent = await sendTestToMyself(ctx, id, "11 98765-4321");
    expect(sent.phone).toBe("+5511987654321");
    const row = await ctx.read(({ db }) => db.outgoing.findFirstOrThrow({ where: { id: sent.outgoingId } }));
    expect(row).toMatchObject({ source: "test", campaignId: null, contactId: null, state: "waiting" });
    expect(row.content).toMatchObject({ type: "template", name: "boas_vindas" });
    expect((await connectionSetup(ctx, id)).lastTest).toMatchObject({
      state: "waiting",
      phone: "+5511987654321",
    });
  });

  test.each([
    ["letters", "meu número", "badPhone"],
    ["too short", "123", "badPhone"],
  ])("%s is no phone", async (_, phone, key) => {
    const ctx = await test_.company();
    const { id } = await addMetaConnection(ctx, aNumber());
    expect((await refusal(sendTestToMyself(ctx, id, phone))).messageKey).toBe(`connections.errors.${key}`);
  });
});

describe("removing a number", () => {
  test("is refused with the numbers while a campaign runs on it", async () => {
    const ctx = await test_.company();
    const { id } = await addMetaConnection(ctx, aNumber());
    await ctx.transaction(({ db }) =>
      db.campaign.createMany({ data: [{ name: "Prévia", state: "running", connectionId: id }] }),
    );
    const error = await refusal(removeConnection(ctx, id));
    expect([error.code, error.messageKey, error.params]).toEqual([
      "CONFLICT",
      "connections.errors.campaignsRun",
      { count: 1, people: 0 },
    ]);
    expect((await rowOf(ctx, id)).state).toBe("active");
  });

  test("erases its secrets, cancels what waits and frees the number for another company", async () => {
    const ctx = await test_.company();
    const input = aNumber();
    const { id } = await addMetaConnection(ctx, input);
    await syncTemplates(ctx, id);
    await sendTestToMyself(ctx, id, "+5511987654321");
    expect(await previewRemoval(ctx, id)).toMatchObject({ unfinishedCampaigns: 0, waitingOthers: 1 });
    expect(await removeConnection(ctx, id)).toEqual({ id, cancelled: 1 });
    expect(await listConnections(ctx)).toEqual([]);
    expect((await rowOf(ctx, id)).credentials).toBe("");
    const again = await addMetaConnection(ctx, input);
    expect(again.state).toBe("active");
  });
});

describe("secrets", () => {
  /** Every text in a value, however deep. */
  function textsOf(value: unknown): string[] {
    if (typeof value === "string") return [value];
    if (value && typeof value === "object")
      return Object.entries(value).flatMap(([key, one]) => [key, ...textsOf(one)]);
    return [];
  }

  test("are in nothing that a page or the API answers", async () => {
    const ctx = await test_.company("Casa Aurora", MEMBER);
    const input = aNumber();
    const added = await addMetaConnection(ctx, input);
    const answers = [
      added,
      await listConnections(ctx),
      await listPortfolios(ctx),
      await connectionSetup(ctx, added.id),
      await testConnection(ctx, added.id),
      await previewRemoval(ctx, added.id),
      await discoverMeta(input.token),
      await pauseConnection(ctx, added.id),
      await resumeConnection(ctx, added.id),
      await ctx.read(({ db }) => db.auditEntry.findMany()),
      (await test_.admin.query("SELECT data FROM event")).rows,
      (await test_.admin.query("SELECT data FROM pgboss.job")).rows,
    ];
    const { credentials } = await rowOf(ctx, added.id);
    const texts = textsOf(answers);
    for (const secret of [input.token, input.appSecret, credentials]) {
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    }
    expect(texts.filter((text) => /^(?:credentials|token|appSecret|authToken)$/.test(text))).toEqual([]);
    expect(credentials).not.toContain(input.token);
  });

  test("are sealed anew with the first key, and open with it alone afterwards", async () => {
    const ctx = await test_.company();
    const input = aNumber();
    const { id } = await addMetaConnection(ctx, input);
    const before = appProcess();
    const fresh = { id: "new", key: crypto.getRandomValues(new Uint8Array(32)) };
    setAppProcess({ ...before, secrets: createSecretBox([fresh, ...before.env.encryptionKeys]) });
    const first = await rotateSecrets();
    expect(first.rotated).toBeGreaterThan(0);
    expect((await rotateSecrets()).rotated).toBe(0);
    setAppProcess({ ...before, secrets: createSecretBox([fresh]) });
    const open = openConnection(ctx.companyId, await rowOf(ctx, id));
    expect(open.credentials).toMatchObject({ token: input.token });
    setAppProcess(before);
  });
});
