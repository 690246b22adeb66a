import { describe, expect, test } from "bun:test";
import type { SendOrder } from "~/channels/baileys/whatsapp-session";
import type { OwnedSession } from "~/features/whatsapp/session-ownership.sql.server";
import { createSender, type Sender } from "./create-sender";
import type { OpenSocket } from "./open-socket";

const order: SendOrder = { to: "5511987650001@s.whatsapp.net", content: { text: "Oi" }, messageId: "A" };

/** A socket that enciphers when it is told to, as after an upload. */
function world() {
  const upload = Promise.withResolvers<void>();
  const left: string[] = [];
  const sender: Sender = createSender({} as OwnedSession, () => open);
  const open = {
    closed: new Promise(() => {}),
    sent: { begin() {} },
    sock: {
      async sendMessage(_to: string, _content: unknown, { messageId }: { messageId: string }) {
        await upload.promise;
        sender.enciphered();
        left.push(messageId);
      },
    },
  } as unknown as OpenSocket;
  return { sender, upload, left };
}

describe("a message that was given up", () => {
  test("before anything of it could leave does not leave afterwards, and the next one goes", async () => {
    const { sender, upload, left } = world();
    const patience = new AbortController();
    const answer = sender.send(order, patience.signal);
    await Promise.resolve();
    patience.abort();
    expect(await answer).toMatchObject({ outcome: "unknown" });
    upload.resolve();
    const next = sender.send({ ...order, messageId: "B" });
    while (left.length === 0) await Promise.resolve();
    expect(left).toEqual(["B"]);
    sender.acked({ tag: "ack", attrs: { id: "B" } });
    expect(await next).toEqual({ outcome: "acked" });
  });

  test("after it left is unknown", async () => {
    const { sender, upload, left } = world();
    const patience = new AbortController();
    const answer = sender.send(order, patience.signal);
    upload.resolve();
    while (left.length === 0) await Promise.resolve();
    patience.abort();
    expect(await answer).toMatchObject({ outcome: "unknown" });
  });
});
