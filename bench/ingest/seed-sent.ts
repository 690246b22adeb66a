import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { seedNumber } from "../dispatch/seed-number";

/** A number with messages that were accepted a moment ago, one per person, as a campaign leaves them. */
export async function seedSent(graphUrl: string, messages: number, rate = 1_000) {
  const number = await seedNumber(graphUrl, rate);
  const campaignId = await number.launch(messages);
  const rows = await sqlTransaction(number.ctx, "write", async (sql) => {
    await sql.execute("UPDATE identity SET match_key = ltrim(match_key, '+') WHERE match_key LIKE '+%'");
    await sql.execute("UPDATE lane SET wake_at = NULL");
    await sql.execute(
      `UPDATE outgoing SET state = 'accepted', not_before = NULL, sending_at = now(), accepted_at = now(),
         provider_id = 'wamid.HBgN' || id`,
    );
    await sql.execute(
      `INSERT INTO message (id, conversation_id, connection_id, direction, author, provider_id, campaign_id, type, text)
       SELECT id, conversation_id, connection_id, 'out', 'campaign', provider_id, campaign_id, 'template', 'Oi, Ana!' FROM outgoing`,
    );
    return sql.query<{ id: string; phone: string }>(
      "SELECT id::text AS id, ltrim(to_phone, '+') AS phone FROM outgoing ORDER BY id",
    );
  });
  const { phoneNumberId, wabaId } = number.connection.credentials;
  return {
    number,
    campaignId,
    phoneNumberId,
    wabaId,
    outgoingIds: rows.map(({ id }) => id),
    people: rows.map(({ phone }) => phone),
  };
}
