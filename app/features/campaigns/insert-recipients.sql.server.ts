import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { PlannedRecipient } from "./core/plan-recipients";
import { SqlParams } from "./sql-params";

export interface RecipientFrame {
  campaignId: string;
  connectionId: string;
  purpose: string;
}

/** Puts people into the queue with their threads. Whoever is in this campaign already stays as they are. */
export async function insertRecipients(
  tx: CompanyTransaction,
  frame: RecipientFrame,
  recipients: readonly PlannedRecipient[],
  now: Date,
): Promise<void> {
  if (recipients.length === 0) return;
  const sql = sqlOf(tx);
  const eligible = recipients.filter(({ notBefore }) => notBefore !== null);
  await sql.execute(
    `INSERT INTO conversation (connection_id, contact_id) SELECT $1::uuid, unnest($2::uuid[])
     ON CONFLICT (company_id, connection_id, contact_id) DO NOTHING`,
    [frame.connectionId, eligible.map(({ contactId }) => contactId)],
  );
  const params = new SqlParams();
  const statement = insertSql(frame, recipients, params, now);
  await sql.execute(statement, params.values);
}

function insertSql(
  frame: RecipientFrame,
  recipients: readonly PlannedRecipient[],
  params: SqlParams,
  now: Date,
): string {
  const column = (type: string, pick: (recipient: PlannedRecipient) => unknown) =>
    params.add(recipients.map(pick), `${type}[]`);
  const columns = [
    column("uuid", (row) => row.contactId),
    column("text", (row) => row.toPhone),
    column("text", (row) => row.toWa),
    column("text", (row) => row.toUserId),
    column("text", (row) => row.zone),
    column("text", (row) => row.why),
    column("timestamptz", (row) => row.notBefore),
  ];
  const width = Math.max(...recipients.map(({ values }) => values.length));
  const values = Array.from({ length: width }, (_, at) => `value_${at}`);
  for (let at = 0; at < width; at += 1) columns.push(column("text", (row) => row.values[at] ?? null));
  const campaign = params.add(frame.campaignId, "uuid");
  const connection = params.add(frame.connectionId, "uuid");
  const moment = params.add(now, "timestamptz");
  const filled =
    width === 0
      ? "'{}'::text[]"
      : `CASE WHEN r.not_before IS NULL THEN '{}' ELSE ARRAY[${values.map((name) => `r.${name}`).join(", ")}] END`;
  return `INSERT INTO outgoing (connection_id, stream_id, source, campaign_id, contact_id, conversation_id, to_phone,
      to_wa, to_user_id, zone, purpose, state, why, not_before, values, created_at, settled_at)
    SELECT ${connection}, ${campaign}, 'campaign', ${campaign}, r.contact_id, v.id, r.to_phone, r.to_wa, r.to_user_id,
      r.zone, ${params.add(frame.purpose, "text")}, CASE WHEN r.not_before IS NULL THEN 'skipped' ELSE 'waiting' END,
      r.why, r.not_before, ${filled}, ${moment}, CASE WHEN r.not_before IS NULL THEN ${moment} END
    FROM unnest(${columns.join(", ")}) AS r(${["contact_id", "to_phone", "to_wa", "to_user_id", "zone", "why", "not_before", ...values].join(", ")})
    LEFT JOIN conversation AS v ON v.connection_id = ${connection} AND v.contact_id = r.contact_id
    ON CONFLICT (campaign_id, contact_id) WHERE campaign_id IS NOT NULL AND NOT superseded DO NOTHING`;
}
