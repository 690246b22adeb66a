import type { CompanyContext } from "~/platform/db/company-types";
import type { TestDatabase } from "../setup/test-database";
import { aContact } from "./a-contact";
import { aConversation, aNumber } from "./a-conversation";
import { aMember } from "./a-member";

type Row = Record<string, unknown>;

export interface CrowdedPair {
  keptId: string;
  goneId: string;
  /** A campaign that both are in. */
  shared: string;
  /** One row of the queue that waits for the one who goes. */
  waiting: string;
}

/** mulberry32: the same seed, the same company. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STATES = ["waiting", "accepted", "delivered", "read", "failed", "skipped", "unknown"];

/**
 * Two contacts with something at random in every table that knows people, and two bystanders: lists, tags, proofs,
 * stops, campaigns, threads on shared and own numbers, bubbles, reads, drafts, labels, surveys, traces of imports.
 */
export async function aCrowdedPair(
  test: TestDatabase,
  ctx: CompanyContext,
  { seed, bothWait = false }: { seed: number; bothWait?: boolean },
): Promise<CrowdedPair> {
  const random = randomOf(seed + 1);
  const chance = (share: number) => random() < share;
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const moment = () => new Date(Date.UTC(2026, 9, 1) + Math.floor(random() * 40 * 86_400_000));
  const maybe = <T>(value: T, share = 0.5): T | null => (chance(share) ? value : null);
  const { companyId } = ctx;
  async function plant(table: string, row: Row): Promise<string> {
    const all: Row = { company_id: companyId, ...row };
    const names = Object.keys(all);
    const { rows } = await test.admin.query(
      `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")}) RETURNING *`,
      Object.values(all),
    );
    return String((rows[0] as Row).id);
  }

  const keptId = await aContact(ctx, { firstName: "Ana", fields: { cor: "azul", nivel: 2 } });
  const goneId = await aContact(ctx, {
    firstName: "Anna",
    lastName: "Prado",
    phone: chance(0.7) ? undefined : null,
    email: maybe(`ana${seed}@example.com`) ?? undefined,
    fields: { cor: "verde", cidade: "Recife" },
    basis: maybe("consent"),
  });
  const pair = [keptId, goneId] as const;
  const bystander = await aContact(ctx, { firstName: "Bia" });
  const numbers = [await aNumber(ctx), await aNumber(ctx), await aNumber(ctx, "sms")];
  const users = [
    (await aMember(test, companyId, "agent")).userId,
    (await aMember(test, companyId, "agent")).userId,
  ];
  const portfolio = await plant("portfolio", { external_id: crypto.randomUUID(), name: "p" });
  const department = await plant("department", { name: `d${seed}` });
  const labels = [
    await plant("label", { name: "a" }),
    await plant("label", { name: "b" }),
    await plant("label", { name: "c" }),
  ];
  const imports = [
    await plant("import", { filename: "a.csv", state: "finished" }),
    await plant("import", { filename: "b.csv", state: "finished" }),
  ];
  const lists: string[] = [];
  const tags: string[] = [];
  for (const name of ["x", "y", "z"]) {
    lists.push(await plant("contact_list", { name }));
    tags.push(await plant("tag", { name }));
  }
  for (const contact_id of [...pair, bystander]) {
    for (const list_id of lists)
      if (chance(0.6)) await plant("list_member", { list_id, contact_id, import_id: maybe(imports[0]) });
    for (const tag_id of tags) if (chance(0.6)) await plant("contact_tag", { tag_id, contact_id });
    for (const import_id of imports) {
      if (chance(0.5)) await plant("import_same", { import_id, contact_id });
      if (chance(0.5))
        await plant("import_change", { import_id, contact_id, before: '{"part":{}}', after: '{"part":{}}' });
    }
    if (chance(0.7)) await plant("portfolio_start", { portfolio_id: portfolio, contact_id, at: moment() });
    if (chance(0.5))
      await plant("identity", {
        contact_id,
        kind: "lid",
        value: `${contact_id}@lid`,
        match_key: contact_id,
      });
    await plantConsent(contact_id);
  }
  await plantThreads();
  const campaigns = await plantCampaigns();
  return { keptId, goneId, ...campaigns };

  async function plantConsent(contact_id: string) {
    for (let n = 0; n < 3; n += 1) {
      if (chance(0.5)) continue;
      await plant("consent_record", {
        contact_id,
        channel: pick(["whatsapp", "sms"]),
        purpose: "marketing",
        action: pick(["granted", "stopped", "resumed"]),
        source: "inbound",
        evidence: '{"word":"SAIR"}',
        at: moment(),
      });
    }
    const stopped = maybe(moment(), 0.3);
    await test.admin.query(
      "UPDATE contact SET whatsapp_stopped_at = $2, sms_stopped_at = $3, blocked_at = $4, marketing_not_before = $5 WHERE id = $1",
      [contact_id, stopped, maybe(moment(), 0.2), maybe(moment(), 0.1), maybe(moment(), 0.3)],
    );
  }

  async function plantThreads() {
    for (const contact_id of [...pair, bystander]) {
      for (const connectionId of numbers) {
        if (chance(0.25)) continue;
        const snoozed = chance(0.3);
        const conversation_id = await aConversation(ctx, contact_id, {
          connectionId,
          state: snoozed ? "snoozed" : pick(["open", "done"]),
          ...(snoozed && { snoozedUntil: moment() }),
          assigneeId: maybe(users[0]!) ?? undefined,
          departmentId: maybe(department) ?? undefined,
          labelIds: labels.filter(() => chance(0.5)),
          lastMessageAt: moment(),
          lastInboundAt: moment(),
          windowUntil: maybe(moment()) ?? undefined,
          unansweredSince: maybe(moment()) ?? undefined,
          unread: Math.floor(random() * 5),
          inboundCount: 5 + Math.floor(random() * 5),
          preview: pick(["oi", "tudo bem?", "ok"]),
        });
        for (const user_id of users) {
          if (chance(0.6))
            await plant("conversation_read", {
              conversation_id,
              user_id,
              seen_count: Math.floor(random() * 5),
            });
          if (chance(0.4))
            await plant("draft", { conversation_id, user_id, text: "rascunho", note: chance(0.3) });
        }
        if (chance(0.4)) await plant("survey_answer", { conversation_id, contact_id, score: 4 });
        for (let n = 0; n < 4; n += 1) {
          await plant("message", {
            conversation_id,
            connection_id: connectionId,
            direction: pick(["in", "out", "internal"]),
            author: "customer",
            type: "text",
            text: `mensagem ${n}`,
            at: moment(),
          });
        }
      }
    }
  }

  async function plantCampaigns() {
    const connection_id = numbers[0]!;
    const running = () => plant("campaign", { name: "c", state: "running", connection_id });
    const [shared, alone] = [await running(), await running()];
    const row = (contact_id: string, campaign_id: string, state: string) =>
      plant("outgoing", {
        connection_id,
        stream_id: campaign_id,
        source: "campaign",
        campaign_id,
        contact_id,
        to_phone: "+5511970000000",
        purpose: "MARKETING",
        state,
        not_before: state === "waiting" ? moment() : null,
        values: [],
        why: state === "failed" ? "131026" : null,
      });
    await row(keptId, shared, bothWait ? "waiting" : pick(STATES));
    await row(goneId, shared, bothWait ? "waiting" : pick(STATES));
    await row(bystander, shared, "waiting");
    const waiting = await row(goneId, alone, "waiting");
    await plant("whatsapp_send", { id: waiting, connection_id, contact_id: goneId });
    return { shared, waiting };
  }
}
