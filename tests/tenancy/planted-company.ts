import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { KEY_SCOPES } from "~/features/companies/core/permissions";
import { createApiKey } from "~/features/companies/create-api-key.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aMember } from "../factories/a-member";
import { type AMetaConnection, aMetaConnection } from "../factories/a-meta-connection";
import { aRunningCampaign } from "../factories/a-running-campaign";
import type { TestDatabase } from "../setup/test-database";

type Row = Record<string, unknown>;

export interface PlantedCompany {
  ctx: CompanyContext;
  companyId: string;
  /** Stands in every name and text of this company; nobody else may ever read it. */
  mark: string;
  /** Must leave the server in no answer, not even to their owner. */
  secrets: string[];
  /** One row of each kind: table → id. Also `draft`, `text`, `user`, `dead`. */
  ids: Record<string, string>;
  connection: AMetaConnection;
  cookie: string;
  key: string;
  /** Contact's phone, as people type it. */
  phone: string;
  email: string;
}

let companies = 0;

/** A company with something in every table. Needs openTestProcess. */
export async function plantCompany(
  test: TestDatabase,
  sandbox: Sandbox,
  mark: string,
): Promise<PlantedCompany> {
  companies += 1;
  const phone = `+55219${String(81_000_000 + companies * 1_000)}`;
  const blank = await test.company(mark);
  const { companyId } = blank;
  const connection = await aMetaConnection(blank, sandbox);
  const campaign = await aRunningCampaign(blank, connection, { recipients: 1, phones: [phone], name: mark });
  const member = await aMember(test, companyId, "owner");
  const ctx = createCompanyContext(test.database, {
    companyId,
    actor: { kind: "member", userId: member.userId, role: "owner" },
  });
  const apiKey = await createApiKey(ctx, { name: mark, scopes: [...KEY_SCOPES] });
  const only = async (text: string) => (await test.admin.query<Row>(text, [companyId])).rows[0]!;
  const contact = String((await only("SELECT id FROM contact WHERE company_id = $1")).id);
  const outgoing = await only("SELECT id, conversation_id FROM outgoing WHERE company_id = $1");
  const conversation = String(outgoing.conversation_id);

  async function plant(table: string, row: Row): Promise<string> {
    const all: Row = { company_id: companyId, ...row };
    const names = Object.keys(all);
    const { rows } = await test.admin.query(
      `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, i) => `$${i + 1}`).join(", ")}) RETURNING *`,
      Object.values(all),
    );
    return String(rows[0].id);
  }
  const secretHash = `${mark}-invitation-hash`;
  const components = JSON.stringify([{ type: "BODY", text: `${mark} local` }]);
  const list = await plant("contact_list", { name: mark });
  const tag = await plant("tag", { name: mark });
  const media = await plant("media", {
    purpose: "template-header",
    mime_type: "image/png",
    filename: `${mark}.png`,
    bytes: 4,
    key: `${companyId}/${mark}`,
  });
  const messageMedia = await plant("media", {
    purpose: "message",
    mime_type: "image/png",
    filename: `${mark}.png`,
    bytes: 4,
    key: `${companyId}/${mark}-message`,
  });
  const imported = await plant("import", {
    filename: `${mark}.csv`,
    file_bytes: 10,
    media_id: media,
    state: "finished",
  });
  const draft = await plant("campaign", {
    name: `${mark} draft`,
    state: "draft",
    connection_id: connection.id,
    template_id: connection.template.id,
    audience: JSON.stringify({ any: [{ list }], minus: [] }),
  });
  const ids: Record<string, string> = {
    contact,
    campaign,
    draft,
    outgoing: String(outgoing.id),
    conversation,
    connection: connection.id,
    portfolio: connection.portfolioId,
    template: connection.template.id,
    user: member.userId,
    contact_list: list,
    tag,
    media,
    message_media: messageMedia,
    import: imported,
    membership: String((await only("SELECT id FROM membership WHERE company_id = $1")).id),
    api_key: String((await only("SELECT id FROM api_key WHERE company_id = $1")).id),
    text: await plant("template", {
      kind: "text",
      name: mark,
      language: "pt_BR",
      category: "MARKETING",
      status: "APPROVED",
      components,
    }),
    invitation: await plant("invitation", {
      role: "agent",
      email: `${mark}@example.com`,
      token_hash: secretHash,
      expires_at: new Date(Date.now() + 86_400_000),
    }),
    custom_field: await plant("custom_field", { key: "segmento", label: mark }),
    price: await plant("price", {
      channel: "sms",
      country: "BR",
      category: "MARKETING",
      currency: "BRL",
      amount: 10,
    }),
    consent_record: await plant("consent_record", {
      contact_id: contact,
      channel: "whatsapp",
      purpose: "marketing",
      action: "granted",
      source: "import",
      evidence: JSON.stringify({ words: mark }),
    }),
    message: await plant("message", {
      conversation_id: conversation,
      connection_id: connection.id,
      direction: "in",
      author: "customer",
      provider_id: `wamid.${mark}`,
      campaign_id: campaign,
      type: "text",
      text: mark,
    }),
  };
  await plant("list_member", { list_id: list, contact_id: contact });
  await plant("contact_tag", { tag_id: tag, contact_id: contact });
  await plant("import_change", { import_id: imported, contact_id: contact, before: "{}", after: "{}" });
  await plant("import_same", { import_id: imported, contact_id: contact });
  await plant("import_reject", { import_id: imported, row: 2, reason: "no-phone", value: mark, cells: "[]" });
  await plant("portfolio_start", {
    portfolio_id: connection.portfolioId,
    contact_id: contact,
    at: new Date(),
  });
  const qr = { connection_id: connection.id };
  await plant("whatsapp_session", { ...qr, push_name: mark, creds: `${mark} creds` });
  await plant("whatsapp_key", { ...qr, type: "session", id: mark, value: Buffer.from(mark) });
  await plant("whatsapp_private_chat", { ...qr, chat: mark });
  await plant("whatsapp_check", { phone, found: true, wa_id: mark });
  await plant("whatsapp_command", {
    ...qr,
    kind: "check",
    input: JSON.stringify({ words: mark }),
    expires_at: new Date(),
  });
  await plant("whatsapp_send", { ...qr, id: outgoing.id, contact_id: contact });
  await plant("campaign_number", { ...qr, campaign_id: campaign });
  const user_id = member.userId;
  const department = await plant("department", { name: mark, greeting: mark });
  const label = await plant("label", { name: mark });
  Object.assign(ids, {
    department,
    label,
    quick_reply: await plant("quick_reply", { shortcut: mark.toLowerCase(), text: mark }),
    contact_merge: await plant("contact_merge", {
      kept_id: contact,
      gone_id: contact,
      rows: JSON.stringify({ words: mark }),
    }),
    survey_answer: await plant("survey_answer", {
      conversation_id: conversation,
      contact_id: contact,
      department_id: department,
      member_id: user_id,
      score: 5,
    }),
  });
  await plant("department_member", { department_id: department, user_id });
  await plant("member_presence", { user_id, seen_at: new Date() });
  await plant("conversation_read", { conversation_id: conversation, user_id, seen_count: 0 });
  await plant("draft", { conversation_id: conversation, user_id, text: mark });
  await plant("lane_claim", { connection_id: connection.id, epoch: 0, outgoing_ids: [] });
  await plant("parked_status", {
    connection_id: connection.id,
    provider_id: `wamid.${mark}.parked`,
    event: JSON.stringify({ words: mark }),
  });
  await plant("event", {
    kind: "contact.changed",
    subject_id: contact,
    data: JSON.stringify({ words: mark }),
  });
  const dead = await test.admin.query(
    "INSERT INTO inbound_raw (source, connection_id, hash, body) VALUES ('meta', $1, gen_random_uuid(), $2) RETURNING id",
    [connection.id, Buffer.from(JSON.stringify({ words: mark }))],
  );
  ids.dead = String(dead.rows[0].id);
  await plant("inbound_dead", { id: ids.dead, tries: 5, error: mark });
  await test.admin.query("UPDATE contact SET first_name = $2, search = lower($2) WHERE id = $1", [
    contact,
    mark,
  ]);
  await test.admin.query(
    `UPDATE conversation SET preview = $2, unanswered_since = now(), last_message_at = now(), label_ids = $3,
       department_id = $4, assignee_id = $5 WHERE id = $1`,
    [conversation, mark, [label], department, user_id],
  );
  await test.admin.query("UPDATE connection SET name = $2 WHERE id = $1", [connection.id, mark]);
  await test.admin.query("UPDATE portfolio SET name = $2 WHERE id = $1", [connection.portfolioId, mark]);
  await test.admin.query("UPDATE template SET name = $2 WHERE id = $1", [
    connection.template.id,
    `${mark}_meta`,
  ]);
  const sealed = await only("SELECT credentials FROM connection WHERE company_id = $1");
  const hash = await only("SELECT hash FROM api_key WHERE company_id = $1");
  const user = await test.admin.query("SELECT password_hash FROM app_user WHERE id = $1", [member.userId]);
  return {
    ctx,
    companyId,
    mark,
    secrets: [
      connection.credentials.token,
      connection.credentials.appSecret,
      String(sealed.credentials),
      String(hash.hash),
      apiKey.key,
      secretHash,
      String(user.rows[0].password_hash),
      member.cookie.split("=")[1]!,
    ],
    ids,
    connection,
    cookie: member.cookie,
    key: apiKey.key,
    phone,
    email: member.email,
  };
}
