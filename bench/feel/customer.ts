import { createHmac } from "node:crypto";

let serial = 0;

/** Writes as a customer: one signed webhook, as Meta sends it. */
export async function writeAsCustomer(
  url: string,
  { secret, phoneNumberId, wabaId }: { secret: string; phoneNumberId: string; wabaId: string },
  { phone, text }: { phone: string; text: string },
): Promise<void> {
  serial += 1;
  const message = {
    from: phone,
    id: `wamid.FEEL${serial}`,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: "text",
    text: { body: text },
  };
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "551140000001", phone_number_id: phoneNumberId },
    contacts: [{ profile: { name: "Cliente" }, wa_id: phone }],
    messages: [message],
  };
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: wabaId, changes: [{ field: "messages", value }] }],
  });
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const answer = await fetch(`${url}/api/v1/webhooks/meta`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` },
    body,
  });
  if (!answer.ok) throw new Error(`The webhook was refused with ${answer.status}`);
}
