import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import type { WhatsAppClient } from "./whatsapp-client";
import { ANA, SHOP, WhatsAppFixture } from "./whatsapp-fixture";

const BIA = "5581987650002";
const DELIVERED = 3;

let stage: WhatsAppFixture;

beforeEach(() => {
  stage = new WhatsAppFixture();
});
afterEach(() => stage.stop());

const ackOf = (shop: WhatsAppClient, id: string) =>
  shop.until("ack", () => shop.acks.find((ack) => ack.id === id));

describe("a restricted account (reach-out lock)", () => {
  test("is told, may go on with whom it knows, and begins nothing new", async () => {
    stage.server.addCustomer(BIA, { name: "Bia" });
    const shop = await stage.linked();
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "oi" });
    await shop.message("oi");
    const until = Math.ceil(Date.now() / 1000 + 3600) * 1000;
    stage.server.lockReachout(SHOP, until);
    const told = await shop.until("lock", () =>
      shop.heard
        .map(({ data }) => data as { reachoutTimeLock?: object })
        .find((data) => data.reachoutTimeLock),
    );
    expect(told.reachoutTimeLock).toMatchObject({ isActive: true, timeEnforcementEnds: new Date(until) });
    expect(await ackOf(shop, await shop.send("558187650002", "nova conversa"))).toMatchObject({
      error: "463",
    });
    await shop.status(await shop.send(ANA, "continua"), DELIVERED);
    expect(await shop.sock.fetchAccountReachoutTimelock()).toMatchObject({ isActive: true });
    stage.server.lockReachout(SHOP, 0);
    await shop.status(await shop.send("558187650002", "agora sim"), DELIVERED);
  });
});

describe("silence", () => {
  test("a server that takes the connection and says nothing: the client gives up (408)", async () => {
    stage.server.network.mute = true;
    const shop = stage.client(undefined, { connectTimeoutMs: 60 });
    await shop.closedWith(408);
  });

  test("a number whose messages vanish after it was linked gets no ack, and others go on", async () => {
    const shop = await stage.linked();
    const other = await stage.linked("5511900000902");
    await ackOf(shop, await shop.send(ANA, "antes"));
    stage.server.treat(SHOP, { mute: true });
    const id = await shop.send(ANA, "para o nada");
    await ackOf(other, await other.send(ANA, "chega"));
    expect(shop.acks).toHaveLength(1);
    expect(stage.server.sent.find(id)).toEqual([]);
  });

  test("all sockets can be cut at once, and all come back", async () => {
    const both = [await stage.linked(), await stage.linked("5511900000902")];
    stage.server.cutEverything();
    for (const one of both) await one.closedWith(428);
    for (const one of both) await stage.client(one.keys).ready();
    expect(stage.server.violations).toEqual([]);
  });
});

describe("who the number is", () => {
  test("a business number tells its name, a personal one none", async () => {
    const shop = await stage.linked();
    expect(shop.sock.user?.name).toBe("Loja");
    stage.server.addOwner("5511900000903", "Eu").business = false;
    const personal = await stage.linked("5511900000903");
    expect(personal.sock.user?.name).toBeUndefined();
  });

  test("with markOnlineOnConnect false the device says that it is away, with true the phone falls silent", async () => {
    const away = stage.next("presence");
    await stage.linked();
    expect(await away).toMatchObject({ state: "unavailable" });
    const here = stage.next("presence", ({ owner }) => owner === "5511900000902");
    await stage.linked("5511900000902", { markOnlineOnConnect: true });
    expect(await here).toMatchObject({ state: "available" });
    expect(stage.server.devices("5511900000902")[0]!.online).toBe(true);
  });
});

describe("chats that are not between two", () => {
  test.each(["120363000000000001@g.us", "status@broadcast"])(
    "%s comes, and may be thrown away unread",
    async (chat) => {
      const shop = await stage.linked(SHOP, { shouldIgnoreJid: (jid) => jid === chat });
      await stage.server.groupSends(ANA, SHOP, chat, "para todos");
      await stage.server.customerSends(ANA, SHOP, { type: "text", text: "só para você" });
      await shop.message("só para você");
      expect(shop.messages).toHaveLength(1);
    },
  );
});
