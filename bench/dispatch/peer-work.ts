import type pg from "pg";

export interface PeerRecipient {
  id: string;
  phone: string;
}

const IN_FLIGHT = 256;

/** The same result as ours: the row's new state, the bubble in its conversation, the event; the tally by its trigger. */
const STORE = `
  WITH answer AS (
    SELECT t.id, t.provider_id FROM unnest($1::uuid[], $2::text[]) AS t(id, provider_id)
  ), done AS (
    UPDATE outgoing AS o SET state = 'accepted', not_before = NULL, provider_id = answer.provider_id,
      sending_at = now(), accepted_at = now()
    FROM answer WHERE o.id = answer.id AND o.id = ANY ($1::uuid[]) AND o.company_id = $3
    RETURNING o.id, o.company_id, o.connection_id, o.conversation_id, o.campaign_id, o.provider_id
  ), bubble AS (
    INSERT INTO message (id, company_id, conversation_id, connection_id, direction, author, provider_id, campaign_id, type, text, at)
    SELECT id, company_id, conversation_id, connection_id, 'out', 'campaign', provider_id, campaign_id, 'template',
      'Oi, Ana! Que bom ter você aqui.', now() FROM done
    ON CONFLICT (connection_id, provider_id) DO NOTHING
  )
  INSERT INTO event (company_id, kind, subject_id) SELECT company_id, 'message.accepted', id FROM done`;

/** The same POST as ours. → the provider's id */
export async function post(graphUrl: string, { id, phone }: PeerRecipient): Promise<string> {
  const answer = await fetch(`${graphUrl}/v24.0/1/messages`, {
    method: "POST",
    headers: { authorization: "Bearer bench", "content-type": "application/json" },
    body: JSON.stringify({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: phone,
      type: "template",
      template: {
        name: "boas_vindas",
        language: { code: "pt_BR" },
        components: [{ type: "body", parameters: [{ type: "text", text: "Ana" }] }],
      },
      biz_opaque_callback_data: id,
    }),
  });
  const body = (await answer.json()) as { messages: { id: string }[] };
  return body.messages[0]!.id;
}

export async function store(pool: pg.Pool, companyId: string, ids: string[], providerIds: string[]) {
  await pool.query(STORE, [ids, providerIds, companyId]);
}

/** A batch of people: the same POST for each, and the same result stored for each, in bulk. */
export async function sendAndStore(
  pool: pg.Pool,
  graphUrl: string,
  companyId: string,
  batch: PeerRecipient[],
): Promise<void> {
  const providerIds: string[] = new Array(batch.length);
  let next = 0;
  async function hand() {
    for (let at = next++; at < batch.length; at = next++) providerIds[at] = await post(graphUrl, batch[at]!);
  }
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, batch.length) }, hand));
  await store(
    pool,
    companyId,
    batch.map((row) => row.id),
    providerIds,
  );
}
