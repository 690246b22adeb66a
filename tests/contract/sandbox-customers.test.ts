import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { parseMessage } from "~/channels/meta-cloud/parse-message";
import { aSandbox, graph, magic, NUMBER, Receiver, TOKEN } from "./sandbox-fixture";

const KEY = "control-key";
const JOSEFA = magic("100");
const receiver = new Receiver();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await aSandbox(receiver, { controlKey: KEY });
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});
beforeEach(async () => {
  await sandbox.idle();
  sandbox.reset();
  receiver.calls.length = 0;
});

/** As a test or the simulator's page asks for it. */
async function does(message: object) {
  const response = await fetch(`${sandbox.url}/sandbox/phones/${JOSEFA}/send`, {
    method: "POST",
    headers: { "x-sandbox-key": KEY },
    body: JSON.stringify({ business: NUMBER, message }),
  });
  const body = (await response.json()) as { id: string };
  await sandbox.idle();
  return { status: response.status, id: body.id };
}
const chat = () => sandbox.showPhone(JOSEFA)!.chats[0]!.messages;
const newest = () => receiver.messages().at(-1) as unknown as Record<string, unknown>;

describe("what a customer of a Meta number does", () => {
  test.each([
    ["a place beyond the pole", { type: "location", latitude: 91 }],
    ["a contact whose phone is a word", { type: "contacts", phone: "maria" }],
    ["an edit to nothing", { type: "edit", text: "" }],
    ["a file that is not base64", { type: "document", file: { base64: "***", mimeType: "text/html" } }],
  ])("refuses %s", async (_, message) => {
    expect((await does(message)).status).toBe(400);
    expect(receiver.calls).toEqual([]);
  });

  test("edits and deletes their own message, never the business's", async () => {
    const text = { messaging_product: "whatsapp", to: JOSEFA, type: "text", text: { body: "Chegou?" } };
    const first = await does({ type: "text", text: "bom dai" });
    const second = await does({ type: "text", text: "meu pedido?" });
    await graph(sandbox, `${NUMBER}/messages`, { json: text, token: TOKEN } as never);
    await sandbox.idle();
    await does({ type: "edit", messageId: first.id, text: "bom dia" });
    expect(newest()).toMatchObject({ type: "edit", edit: { original_message_id: first.id } });
    expect(parseMessage(newest(), {}, new Date())).toMatchObject({
      kind: "message-edited",
      providerMessageId: first.id,
      text: "bom dia",
    });
    await does({ type: "revoke" });
    expect(parseMessage(newest(), {}, new Date())).toMatchObject({
      kind: "message-revoked",
      providerMessageId: second.id,
    });
    expect(chat().map(({ type, text }) => [type, text])).toEqual([
      ["text", "bom dia"],
      ["revoke", ""],
      ["text", "Chegou?"],
    ]);
  });

  test("reacts to what the business wrote, and takes it back", async () => {
    const json = { messaging_product: "whatsapp", to: JOSEFA, type: "text", text: { body: "Chegou?" } };
    await does({ type: "text", text: "oi" });
    await graph(sandbox, `${NUMBER}/messages`, { json });
    const { id } = chat().at(-1)!;
    await does({ type: "reaction", emoji: "👍", messageId: id });
    expect(newest()).toMatchObject({ type: "reaction", reaction: { message_id: id, emoji: "👍" } });
    expect(chat().at(-1)!.reaction).toBe("👍");
    await does({ type: "reaction", emoji: "", messageId: id });
    expect(newest()).toMatchObject({ reaction: { message_id: id } });
    expect(chat().at(-1)!.reaction).toBeUndefined();
  });

  test("sends a place and a contact of their choice", async () => {
    await does({ type: "location", latitude: -23.55, longitude: -46.63, name: "Loja", address: "Rua A, 1" });
    expect(newest()).toMatchObject({
      location: { latitude: -23.55, longitude: -46.63, name: "Loja", address: "Rua A, 1" },
    });
    await does({ type: "contacts", name: "Rui Costa", phone: "+5531987654321" });
    expect(newest()).toMatchObject({
      contacts: [
        {
          name: { formatted_name: "Rui Costa", first_name: "Rui" },
          phones: [{ phone: "+5531987654321", wa_id: "553187654321" }],
        },
      ],
    });
  });

  test("sends a file of 20 MB, and one that calls itself what it likes", async () => {
    await does({ type: "document", megabytes: 20 });
    const large = newest().document as { id: string };
    const told = await graph(sandbox, large.id, {});
    expect(told.body).toMatchObject({ mime_type: "application/pdf", file_size: 20 * 1024 * 1024 });
    const base64 = Buffer.from("<svg onload=alert(1)>").toString("base64");
    const file = { base64, mimeType: "image/svg+xml", filename: "<b>oi</b>.svg" };
    await does({ type: "document", file });
    expect(newest().document).toMatchObject({ mime_type: "image/svg+xml", filename: "<b>oi</b>.svg" });
  });
});
