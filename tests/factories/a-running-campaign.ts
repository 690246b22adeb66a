import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { AMetaConnection } from "./a-meta-connection";

type SendingConnection = Pick<AMetaConnection, "id" | "template">;

/** A campaign that is running already, with this many people waiting: bulk SQL, so that benches may use it too. */
export async function aRunningCampaign(
  ctx: CompanyContext,
  connection: SendingConnection,
  facts: { recipients: number; firstPhone?: number; rate?: number; name?: string; phones?: string[] },
): Promise<string> {
  const id = Bun.randomUUIDv7();
  const { template } = connection;
  const phones =
    facts.phones ??
    Array.from({ length: facts.recipients }, (_, i) => `+55${(facts.firstPhone ?? 21_980_000_000) + i}`);
  await sqlTransaction(ctx, "write", async (sql) => {
    await sql.execute(
      `INSERT INTO campaign (id, name, state, connection_id, template_id, category, template_snapshot, send_window, rate, audience_count, started_at)
       VALUES ($1, $2, 'running', $3, $4, 'MARKETING', $5, '{"always":true}', $6, $7, now())`,
      [
        id,
        facts.name ?? "Prévia",
        connection.id,
        template.id,
        JSON.stringify({
          kind: template.kind,
          id: template.id,
          name: template.name,
          language: template.language,
          category: template.category,
          parameterFormat: template.parameterFormat,
          components: template.components,
        }),
        facts.rate ?? null,
        phones.length,
      ],
    );
    await sql.execute(
      `WITH person AS (
         INSERT INTO contact (first_name, phone, basis, country) SELECT 'Ana', phone, 'consent', 'BR' FROM unnest($1::text[]) AS phone
         RETURNING id, phone
       ), known AS (
         INSERT INTO identity (contact_id, kind, value, match_key) SELECT id, 'phone', phone, ltrim(phone, '+') FROM person
       ), thread AS (
         INSERT INTO conversation (connection_id, contact_id) SELECT $2, id FROM person RETURNING id, contact_id
       )
       INSERT INTO outgoing (connection_id, stream_id, source, campaign_id, contact_id, conversation_id, to_phone, zone, purpose, values)
       SELECT $2, $3, 'campaign', $3, person.id, thread.id, person.phone, 'America/Sao_Paulo', 'MARKETING', ARRAY['Ana']
       FROM person JOIN thread ON thread.contact_id = person.id`,
      [phones, connection.id, id],
    );
    await sql.execute("UPDATE lane SET wake_at = now() WHERE connection_id = $1", [connection.id]);
  });
  return id;
}
