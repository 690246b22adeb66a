import type pg from "pg";

export interface PeerRecipient {
  id: string;
  phone: string;
}

const IN_FLIGHT = 256;

/** What every peer does for a batch: the same POST for each person, and the same result stored for each, in bulk. */
export async function sendAndStore(pool: pg.Pool, graphUrl: string, batch: PeerRecipient[]): Promise<void> {
  const providerIds: string[] = new Array(batch.length);
  let next = 0;
  async function hand() {
    for (let at = next++; at < batch.length; at = next++) {
      const { id, phone } = batch[at]!;
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
      providerIds[at] = body.messages[0]!.id;
    }
  }
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, batch.length) }, hand));
  await pool.query(
    `UPDATE peer_recipient AS r SET state = 'accepted', provider_id = a.provider_id, accepted_at = now()
     FROM unnest($1::uuid[], $2::text[]) AS a(id, provider_id) WHERE r.id = a.id`,
    [batch.map((row) => row.id), providerIds],
  );
}
