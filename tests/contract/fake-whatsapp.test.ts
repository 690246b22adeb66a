import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { createWhatsAppServer } from "#/workers/sandbox/whatsapp/create-whatsapp-server";
import type { WhatsAppServer } from "#/workers/sandbox/whatsapp/whatsapp-server";
import { WhatsAppClient } from "./whatsapp-client";

const SHOP = "5511900000901";
const ANA = "5511987650001";

let server: WhatsAppServer;
const clients: WhatsAppClient[] = [];

beforeEach(() => {
  server = createWhatsAppServer();
  server.addCustomer(ANA, { name: "Ana" });
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
  await server.stop();
});

function client(
  ...rest: ConstructorParameters<typeof WhatsAppClient> extends [string, Buffer, ...infer R] ? R : never
) {
  const made = new WhatsAppClient(server.url, server.authorityKey, ...rest);
  clients.push(made);
  return made.connect();
}

async function linked(...rest: Parameters<typeof client>): Promise<WhatsAppClient> {
  const made = client(...rest);
  const qr = await made.until("a QR", () => made.qrs[0]);
  expect(server.scanQr(qr, SHOP, "Loja")).toBeUndefined();
  await made.ready();
  return made;
}

describe("linking", () => {
  test("a scanned QR links the device after a restart (515) and names number and lid", async () => {
    const shop = await linked();
    expect(shop.closes).toEqual([515]);
    expect(shop.sock.user?.id).toBe(`${SHOP}:1@s.whatsapp.net`);
    expect(shop.sock.user?.lid).toBe(`${server.owner(SHOP).lid}:1@lid`);
    expect(server.violations).toEqual([]);
  });
});

describe("messages", () => {
  test("a message is acked, opened on the phone and told as delivered and read; the answer is read here", async () => {
    server.network.autoRead = true;
    const shop = await linked();
    const id = await shop.send(ANA, "Olá, Ana 😀");
    await shop.until("ack", () => shop.acks.find((ack) => ack.id === id));
    await shop.status(id, 4);
    expect(server.sent.find(id)).toMatchObject([
      { customer: ANA, type: "text", text: "Olá, Ana 😀", times: 1 },
    ]);
    await server.customerSends(ANA, SHOP, { type: "text", text: "Oi!" });
    const answer = await shop.message("Oi!");
    expect(answer.key).toMatchObject({
      fromMe: false,
      remoteJid: `${server.customer(ANA).lid}@lid`,
      remoteJidAlt: `${ANA}@s.whatsapp.net`,
    });
    expect(answer.how).toBe("notify");
  });
});
