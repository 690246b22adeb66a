import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import type { ChannelKind } from "~/channels/channel";
import { contactFields } from "~/features/campaigns/core/contact-fields";
import { plannedValuesOf } from "~/features/campaigns/core/plan-values";
import { countAudience } from "~/features/campaigns/count-audience.sql.server";
import { exportExcluded } from "~/features/campaigns/export-excluded.server";
import { launchCampaign } from "~/features/campaigns/launch-campaign.server";
import { listPage } from "~/features/campaigns/list-page.sql.server";
import { loadCampaign } from "~/features/campaigns/load-campaign.server";
import { loadClassifyFacts } from "~/features/campaigns/load-classify-facts.sql.server";
import { preflightCampaign } from "~/features/campaigns/preflight-campaign.server";
import { prepareCampaign } from "~/features/campaigns/prepare-campaign.server";
import { sampleContacts } from "~/features/campaigns/sample-contacts.server";
import { updateCampaign } from "~/features/campaigns/update-campaign.server";
import { mayContact } from "~/features/consent/core/may-contact";
import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
import type { SkipReason } from "~/features/outgoing/core/reasons";
import type { CompanyContext } from "~/platform/db/company-types";
import {
  aCampaign,
  aConnection,
  aContact,
  aList,
  anIdentity,
  aPhone,
  aTemplate,
  type ContactFacts,
} from "./campaign-fixture";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
});
afterAll(() => database.close());

const LONG_AGO = new Date("2026-01-02T12:00:00Z");
const OWN = "+551140028831";

/** Reasons by contact, asked page by page. */
async function reasonsOf(ctx: CompanyContext, campaignId: string, now = new Date()) {
  return ctx.read(async (scope) => {
    const facts = await loadClassifyFacts(scope, await loadCampaign(scope, campaignId), now);
    const reasons = new Map<string, string | null>();
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listPage>> = await listPage(scope, facts, after, 7);
      for (const { id, reason } of page.contacts) reasons.set(id, reason);
      after = page.next;
    } while (after);
    return reasons;
  });
}

describe("who is left out, and why", () => {
  const cases: [why: string | null, person: ContactFacts][] = [
    [null, {}],
    ["blocked", { blockedAt: LONG_AGO, whatsappStoppedAt: LONG_AGO }],
    ["stopped", { whatsappStoppedAt: LONG_AGO }],
    [null, { smsStoppedAt: LONG_AGO }],
    ["no-address", { phone: null, email: "ana@example.com" }],
    ["invalid-phone", { phone: "+0" }],
    ["own-number", { phone: OWN }],
    ["not-on-channel", { noWhatsappAt: LONG_AGO }],
    ["us-marketing", { phone: "+14155550132", country: "US" }],
    ["us-marketing", { phone: "+14155550133", country: null }],
    [null, { phone: "+14165550132", country: "CA" }],
    ["not-opted-in", { basis: null }],
    ["not-opted-in", { basis: "contract" }],
    [null, { basis: "legitimate-interest" }],
    ["missing-variable", { firstName: "" }],
    ["missing-variable", { firstName: " \u00a0\u2003" }],
    ["stopped", { whatsappStoppedAt: LONG_AGO, basis: null, firstName: "" }],
    [null, { firstName: "محمد 👩🏽‍🚀" }],
  ];
  test("one reason per person, the first of the order", async () => {
    const ctx = await database.company();
    const connectionId = await aConnection(ctx, { address: OWN });
    const expected = new Map<string, string | null>();
    for (const [why, person] of cases) expected.set(await aContact(ctx, person), why);
    const id = await aCampaign(ctx, { connectionId, variables: { "1": { field: "first_name" } } });
    const found = await reasonsOf(ctx, id);
    expect([...found].sort()).toEqual([...expected].sort());
    const { preflight } = await preflightCampaign(ctx, id);
    expect(preflight!.ledger).toMatchObject({ audience: cases.length, eligible: 5 });
  });

  test("transactional messages reach who stopped offers; SMS reaches nobody who stopped it", async () => {
    const ctx = await database.company();
    const stopped = await aContact(ctx, { whatsappStoppedAt: LONG_AGO, smsStoppedAt: LONG_AGO, basis: null });
    const utility = await aTemplate(ctx, { category: "UTILITY" });
    expect((await reasonsOf(ctx, await aCampaign(ctx, { templateId: utility }))).get(stopped)).toBeNull();
    const sms = await aConnection(ctx, { kind: "sms" });
    const text = await aTemplate(ctx, {
      kind: "text",
      wabaId: "",
      category: "UTILITY",
      components: { text: "Oi {{first_name|amigo}}" },
    });
    const campaign = await aCampaign(ctx, { connectionId: sms, templateId: text, variables: {} });
    expect((await reasonsOf(ctx, campaign)).get(stopped)).toBe("stopped");
  });

  test("a person known only by a business-scoped id is reached inside the same portfolio only", async () => {
    const ctx = await database.company();
    const [portfolio] = await ctx.transaction(({ db }) =>
      db.portfolio.createManyAndReturn({ data: [{ externalId: `p-${ctx.companyId}`, dailyLimit: null }] }),
    );
    const connectionId = await aConnection(ctx, { portfolioId: portfolio!.id });
    const ours = await aContact(ctx, { phone: null });
    const theirs = await aContact(ctx, { phone: null });
    await ctx.transaction(async (tx) => {
      await anIdentity(tx, ours, "bsuid", "BR.1", `p-${ctx.companyId}`);
      await anIdentity(tx, theirs, "bsuid", "BR.2", "another");
    });
    const id = await aCampaign(ctx, { connectionId });
    expect(await reasonsOf(ctx, id)).toEqual(
      new Map([
        [ours, null],
        [theirs, "no-address"],
      ] as never),
    );
    await launchCampaign(ctx, id);
    await prepareCampaign(ctx, id);
    const { rows } = await database.admin.query(
      "SELECT to_user_id FROM outgoing WHERE campaign_id = $1 AND state = 'waiting'",
      [id],
    );
    expect(rows).toEqual([{ to_user_id: "BR.1" }]);
  });

  test("one person in two records gets one message, and what one record stopped holds for both", async () => {
    const ctx = await database.company();
    const phone = "+5511987654321";
    const byPhone = await aContact(ctx, { phone });
    const byWhatsapp = await aContact(ctx, { phone: null });
    await ctx.transaction((tx) => anIdentity(tx, byWhatsapp, "wa", "551187654321"));
    const id = await aCampaign(ctx);
    expect(await reasonsOf(ctx, id)).toEqual(
      new Map<string, string | null>([
        [byPhone, null],
        [byWhatsapp, "duplicate-person"],
      ]),
    );
    await ctx.transaction(({ db }) =>
      db.contact.updateMany({ where: { id: byWhatsapp }, data: { whatsappStoppedAt: LONG_AGO } }),
    );
    expect(await reasonsOf(ctx, id)).toEqual(
      new Map([
        [byPhone, "stopped"],
        [byWhatsapp, "stopped"],
      ]),
    );
  });

  test("lists are added up and taken away; whoever was contacted lately is counted as such", async () => {
    const ctx = await database.company();
    const [a, b, minus] = [
      await aList(ctx, "A"),
      await aList(ctx, "B: com dois pontos"),
      await aList(ctx, "C"),
    ];
    const inA = await aContact(ctx, { lists: [a] });
    const inBoth = await aContact(ctx, { lists: [a, b] });
    const inB = await aContact(ctx, { lists: [b] });
    await aContact(ctx, { lists: [b, minus] });
    await aContact(ctx);
    const first = await aCampaign(ctx, { audience: ["list:A"] });
    await launchCampaign(ctx, first);
    await prepareCampaign(ctx, first);
    await database.admin.query(
      "UPDATE outgoing SET state = 'delivered', not_before = NULL, sending_at = now(), accepted_at = now() WHERE contact_id = $1",
      [inA],
    );
    const id = await aCampaign(ctx, {
      audience: ["list:A", "list:B: com dois pontos", "-list:C", "-contacted:7"],
    });
    expect(await reasonsOf(ctx, id)).toEqual(
      new Map<string, string | null>([
        [inA, "contacted-recently"],
        [inBoth, null],
        [inB, null],
      ]),
    );
    const { preflight } = await preflightCampaign(ctx, id);
    expect(preflight!.ledger).toEqual({
      audience: 3,
      lines: [{ why: "contacted-recently", count: 1 }],
      excluded: 1,
      eligible: 2,
    });
  });

  test("the company's own cap leaves out who has had enough", async () => {
    const ctx = await database.company();
    await ctx.transaction(({ db }) => db.company.updateMany({ data: { capMessages: 1, capHours: 24 } }));
    const tired = await aContact(ctx);
    const fresh = await aContact(ctx);
    const before = await aCampaign(ctx);
    await launchCampaign(ctx, before);
    await prepareCampaign(ctx, before);
    await database.admin.query(
      "UPDATE outgoing SET state = 'read', not_before = NULL, sending_at = now(), accepted_at = now() WHERE contact_id = $1",
      [tired],
    );
    const id = await aCampaign(ctx);
    expect(await reasonsOf(ctx, id)).toEqual(
      new Map<string, string | null>([
        [tired, "capped"],
        [fresh, null],
      ]),
    );
    expect((await preflightCampaign(ctx, id)).preflight!.ledger.lines).toEqual([{ why: "capped", count: 1 }]);
  });
});

/** The same person as the gate sees it. */
function gateOf(row: Record<string, unknown>, kind: ChannelKind, marketing: boolean, now: Date) {
  const mark = (at: unknown) => (at ? { at: at as Date } : undefined);
  const basis = row.basis === "consent" || row.basis === "legitimate-interest";
  const phone = (row.phone as string | null) ?? undefined;
  const sms = kind === "sms";
  return mayContact(
    {
      blocked: row.blockedAt !== null,
      consent: {
        marketingBasis: basis ? { at: now } : undefined,
        marketingStopped: sms ? undefined : mark(row.whatsappStoppedAt),
        everythingStopped: sms ? mark(row.smsStoppedAt) : undefined,
      },
      noAddress: !phone && (sms || !row.wa),
      invalidPhone: phone !== undefined && !/^\+[1-9]\d{6,14}$/.test(phone),
      phone,
      country: (row.country as string | null) ?? undefined,
      isSender: phone === OWN,
      notOnChannel: (sms ? row.noSmsAt : row.noWhatsappAt) !== null,
      zone: "America/Sao_Paulo",
    },
    kind,
    marketing ? "marketing" : "transactional",
    now,
    { content: "template" },
  );
}

describe("the database and the gate agree about everybody", () => {
  test.each([
    ["meta", true],
    ["meta", false],
    ["sms", true],
    ["sms", false],
  ] as const)("%s, offers: %p", async (kind, marketing) => {
    const ctx = await database.company();
    const now = new Date();
    let seed = 42;
    const pick = <T>(...options: T[]): T => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return options[seed % options.length]!;
    };
    const people = Array.from({ length: 400 }, (_, at) => ({
      id: Bun.randomUUIDv7(),
      firstName: pick("Ana", "", " ", "\u2003"),
      phone: pick(aPhone(), aPhone("92"), `+1415555${1000 + at}`, null, at === 17 ? OWN : aPhone()),
      country: pick("BR", "US", null, "CA"),
      basis: pick("consent", "contract", "legitimate-interest", null),
      blockedAt: pick(null, null, null, LONG_AGO),
      whatsappStoppedAt: pick(null, null, LONG_AGO),
      smsStoppedAt: pick(null, null, LONG_AGO),
      noWhatsappAt: pick(null, null, LONG_AGO),
      noSmsAt: pick(null, null, LONG_AGO),
      wa: pick(false, true),
    }));
    await ctx.transaction(async ({ db }) => {
      await db.contact.createMany({ data: people.map(({ wa: _, ...person }) => person) });
      await db.identity.createMany({
        data: people.flatMap(({ id, phone, wa }, at) => {
          const value = phone ? phone.slice(1) : `5511${70_000_000 + at}`;
          const key = phone ? phoneMatchKey(phone) : phoneMatchKey(value);
          return [
            ...(phone ? [{ contactId: id, kind: "phone", value: phone, matchKey: key }] : []),
            ...(wa ? [{ contactId: id, kind: "wa", value, matchKey: key }] : []),
          ];
        }),
      });
    });
    const connectionId = await aConnection(ctx, { kind, address: OWN });
    const category = marketing ? "MARKETING" : "UTILITY";
    const templateId = await aTemplate(
      ctx,
      kind === "sms"
        ? { kind: "text", wabaId: "", category, components: { text: "Oi {{first_name}}" } }
        : { category },
    );
    const id = await aCampaign(ctx, {
      connectionId,
      templateId,
      variables: kind === "sms" ? {} : { "1": { field: "first_name" } },
    });
    const reasons = await reasonsOf(ctx, id, now);
    const facts = await ctx.read(async (scope) =>
      loadClassifyFacts(scope, await loadCampaign(scope, id), now),
    );
    for (const person of people) {
      const permission = gateOf(person, kind, marketing, now);
      const filled = plannedValuesOf(
        facts.plan,
        contactFields({ ...person, lastName: "", email: null, language: null, fields: {} }),
      );
      const gate: SkipReason | null =
        permission.answer === "no" ? permission.why : filled ? null : "missing-variable";
      expect([person.phone, reasons.get(person.id)]).toEqual([person.phone, gate]);
    }
    const whole = await ctx.read((scope) => countAudience(scope, facts));
    const paged: Record<string, number> = {};
    for (const reason of reasons.values()) if (reason) paged[reason] = (paged[reason] ?? 0) + 1;
    expect<object>(whole.excluded).toEqual(paged);
    expect(whole.audience).toBe(400);
  });
});

describe("before launching", () => {
  test("the excluded can be downloaded, and a formula in a name stays a name", async () => {
    const ctx = await database.company();
    await aContact(ctx, { firstName: "=1+1", lastName: "Souza; Lima", whatsappStoppedAt: LONG_AGO });
    await aContact(ctx);
    let csv = "";
    for await (const piece of exportExcluded(ctx, await aCampaign(ctx), "pt-BR")) csv += piece;
    const [header, line, rest] = csv.split("\r\n");
    expect(header).toBe("\ufeffNome;Sobrenome;Telefone;E-mail;Motivo");
    expect(line).toContain(`'=1+1;"Souza; Lima"`);
    expect(line).toContain("Parou de receber nossas mensagens");
    expect(rest).toBe("");
  });

  test("the samples are real people, one without a name when there is one", async () => {
    const ctx = await database.company();
    for (const firstName of ["Josefa", "Rogério", "Ana", ""]) await aContact(ctx, { firstName });
    const id = await aCampaign(ctx);
    expect((await sampleContacts(ctx, id)).map(({ firstName, values }) => [firstName, values])).toEqual([
      ["Josefa", { "body.1": "Josefa" }],
      ["Rogério", { "body.1": "Rogério" }],
      ["", { "body.1": "amigo" }],
    ]);
  });

  test("cost, segments and warnings of an SMS campaign", async () => {
    const ctx = await database.company();
    for (const firstName of ["Ana", "Zã".repeat(50)]) await aContact(ctx, { firstName });
    const connectionId = await aConnection(ctx, { kind: "sms", rate: 1 });
    const templateId = await aTemplate(ctx, {
      kind: "text",
      wabaId: "",
      components: { text: "Oi {{first_name}}, tudo bem?" },
    });
    const id = await aCampaign(ctx, { connectionId, templateId, variables: {} });
    const { preflight, problems } = await preflightCampaign(ctx, id);
    expect(problems).toEqual([]);
    expect(preflight!.segments).toEqual({ perMessage: 1.5, total: 3, sampled: false });
    expect(preflight!.cost).toMatchObject({ currency: "BRL", totalMinor: 75 });
    expect(preflight!.warnings).toEqual(["no-test-sent"]);
  });

  test("an oversized campaign is planned over days within the portfolio's budget", async () => {
    const ctx = await database.company();
    const [portfolio] = await ctx.transaction(({ db }) =>
      db.portfolio.createManyAndReturn({ data: [{ externalId: `q-${ctx.companyId}`, dailyLimit: 2 }] }),
    );
    for (let at = 0; at < 5; at += 1) await aContact(ctx);
    const connectionId = await aConnection(ctx, { portfolioId: portfolio!.id });
    const { preflight } = await preflightCampaign(ctx, await aCampaign(ctx, { connectionId }));
    expect(preflight!.budget).toEqual({ limit: 2, used: 0 });
    expect(preflight!.plan.days.map(({ count }) => count)).toEqual([2, 2, 1]);
    expect(preflight!.warnings).toContain("spreads-over-days");
  });

  test("a draft that is only begun names what is missing, in order", async () => {
    const ctx = await database.company();
    const id = await aCampaign(ctx);
    const { problems } = await updateCampaign(ctx, id, {
      connectionId: null,
      templateId: null,
      audience: { any: [], minus: [] },
      schedule: { kind: "at", at: "2020-01-01T00:00:00Z" },
    });
    expect(problems).toEqual(["connection-missing", "template-missing", "audience-missing", "time-past"]);
    expect((await preflightCampaign(ctx, id)).preflight).toBeNull();
  });
});
