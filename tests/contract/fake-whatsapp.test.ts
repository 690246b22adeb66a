import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import type { CloseCode } from "#/workers/sandbox/whatsapp/close-connection";
import { createWhatsAppServer } from "#/workers/sandbox/whatsapp/create-whatsapp-server";
import { KeptKeys, WhatsAppClient } from "./whatsapp-client";
import { ANA, SHOP, WhatsAppFixture } from "./whatsapp-fixture";

let stage: WhatsAppFixture;

beforeEach(() => {
  stage = new WhatsAppFixture();
});
afterEach(() => stage.stop());

describe("linking by QR", () => {
  test("a scanned QR links the device after a restart (515) and names number and lid", async () => {
    const shop = await stage.linked();
    expect(shop.closes).toEqual([515]);
    expect(shop.sock.user?.id).toBe(`${SHOP}:1@s.whatsapp.net`);
    expect(shop.sock.user?.lid).toBe(`${stage.server.owner(SHOP).lid}:1@lid`);
    expect(stage.server.violations).toEqual([]);
  });

  test.each([
    ["nonsense", "this is not a WhatsApp QR code"],
    ["2@gone,AAAA,AAAA,AAAA", "this QR code has expired: show a new one"],
  ])("%s does not link: %s", (qr, sentence) => {
    expect(stage.server.scanQr(qr, SHOP)).toBe(sentence);
  });

  test("a QR with somebody else's identity is refused", async () => {
    const shop = stage.client();
    const parts = (await shop.until("a QR", () => shop.qrs[0])).split(",");
    parts[2] = Buffer.alloc(32, 7).toString("base64");
    expect(stage.server.scanQr(parts.join(","), SHOP)).toBe("this QR code belongs to another device");
  });

  test("after six unscanned QR codes the client gives up (408)", async () => {
    const shop = stage.client(undefined, { qrTimeout: 20 });
    await shop.closedWith(408);
    expect(shop.qrs).toHaveLength(6);
  });

  test("a scanned QR cannot be scanned again", async () => {
    const shop = await stage.linked();
    expect(stage.server.scanQr(shop.qrs[0]!, SHOP)).toBe("this QR code has expired: show a new one");
  });

  test("a number may link several devices; each has its own id", async () => {
    await stage.linked();
    const second = await stage.linked();
    expect(second.sock.user?.id).toBe(`${SHOP}:2@s.whatsapp.net`);
    expect(stage.server.devices(SHOP).map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe("linking by code", () => {
  test("eight characters typed on the phone link the device", async () => {
    const shop = stage.client();
    await shop.until("a QR", () => shop.qrs[0]);
    const asked = stage.next("code-asked");
    const code = await shop.sock.requestPairingCode(SHOP);
    await asked;
    expect(await stage.server.typeCode(SHOP, `${code.slice(0, 4)}-${code.slice(4)}`, "Loja")).toBeUndefined();
    await shop.ready();
    expect(shop.sock.user?.id).toBe(`${SHOP}:1@s.whatsapp.net`);
  });

  test("a wrong code links nothing", async () => {
    const shop = stage.client();
    await shop.until("a QR", () => shop.qrs[0]);
    const asked = stage.next("code-asked");
    await shop.sock.requestPairingCode(SHOP);
    await asked;
    const fault = stage.next("fault");
    await stage.server.typeCode(SHOP, "AAAAAAAA");
    await fault;
    expect(stage.server.devices(SHOP)).toEqual([]);
  });

  test("typing a code that nobody asked for says so", async () => {
    expect(await stage.server.typeCode(SHOP, "ABCDEFGH")).toBe(
      "no device is waiting for a code of this phone",
    );
  });
});

describe("logging in", () => {
  test("kept keys log in without a QR", async () => {
    const shop = await stage.linked();
    await shop.end();
    const again = stage.client(shop.keys);
    await again.ready();
    expect(again.qrs).toEqual([]);
    expect(stage.server.violations).toEqual([]);
  });

  test("a device that nobody knows is told 401", async () => {
    const shop = await stage.linked();
    await shop.end();
    stage.server.unlink(SHOP);
    await stage.client(shop.keys).closedWith(401);
  });

  test("another Noise key than the linked one is told 401", async () => {
    const shop = await stage.linked();
    await shop.end();
    const thief = new KeptKeys();
    const stolen = JSON.parse(shop.keys.creds!);
    thief.creds = JSON.stringify({ ...stolen, noiseKey: stolen.pairingEphemeralKeyPair });
    await stage.client(thief).closedWith(401);
  });

  test("the newest log-in replaces the older socket (440), and it is noted that both were open", async () => {
    const shop = await stage.linked();
    const second = stage.client(shop.keys.copy());
    await shop.closedWith(440);
    await second.ready();
    expect(stage.server.violations).toMatchObject([{ owner: SHOP, device: 1 }]);
  });

  test("a server whose authority is not trusted is refused", async () => {
    const other = createWhatsAppServer();
    const shop = new WhatsAppClient(other.url, stage.server.authorityKey);
    shop.connect();
    await shop.until("closed", () => shop.closes.length > 0);
    expect(shop.qrs).toEqual([]);
    await other.stop();
  });

  test("the authority and the media certificate are told over HTTP", async () => {
    const told = (await (await fetch(`${stage.server.httpUrl}/whatsapp/authority`)).json()) as {
      publicKey: string;
      mediaCertificate: string;
    };
    expect(told.publicKey).toBe(stage.server.authorityKey.toString("base64"));
    expect(told.mediaCertificate).toStartWith("-----BEGIN CERTIFICATE-----");
  });
});

describe("the end of a connection", () => {
  const CODES: Exclude<CloseCode, "cut" | 515>[] = [401, 403, 405, 408, 411, 428, 440, 500, 503];
  for (const code of CODES) {
    test(`on demand with ${code}`, async () => {
      const shop = await stage.linked();
      stage.server.close(SHOP, code);
      await shop.closedWith(code);
      expect(stage.server.devices(SHOP)).toHaveLength(code === 401 ? 0 : 1);
    });
  }

  test("515 asks to come back, and the client does", async () => {
    const shop = await stage.linked();
    const back = stage.next("log-in");
    stage.server.close(SHOP, 515);
    await back;
    expect(shop.closes).toEqual([515, 515]);
  });

  test("a cut network is a lost connection, and the log-in after it is no violation", async () => {
    const shop = await stage.linked();
    stage.server.close(SHOP, "cut");
    await shop.closedWith(428);
    await stage.client(shop.keys).ready();
    expect(stage.server.violations).toEqual([]);
  });

  test.each([403, 405, 503])("log-ins can be refused with %i", async (reason) => {
    const shop = await stage.linked();
    await shop.end();
    stage.server.treat(SHOP, { refuseLoginWith: reason });
    await stage.client(shop.keys).closedWith(reason);
    stage.server.treat(SHOP, { refuseLoginWith: undefined });
    await stage.client(shop.keys).ready();
  });

  test("logging out here removes the device there", async () => {
    const shop = await stage.linked();
    const unlinked = stage.next("unlinked");
    await shop.sock.logout();
    await unlinked;
    expect(stage.server.devices(SHOP)).toEqual([]);
  });
});

describe("keys", () => {
  test("a new device leaves its one-time keys, and more when few are left", async () => {
    const shop = await stage.linked();
    const [device] = stage.server.devices(SHOP);
    expect(device!.oneTimeKeys.size).toBeGreaterThan(800);
    while (device!.oneTimeKeys.size > 3) device!.oneTimeKeys.take();
    const uploaded = stage.next("query", ({ what }) => what === "encrypt set registration");
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "Oi" });
    await shop.message("Oi");
    await uploaded;
  });

  test("the signed key can be changed; messages go on with the new one", async () => {
    const shop = await stage.linked();
    const [device] = stage.server.devices(SHOP);
    const before = device!.bundle.signedKey.id;
    await shop.sock.rotateSignedPreKey();
    expect(device!.bundle.signedKey.id).toBe(before + 1);
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "com a chave nova" });
    await shop.message("com a chave nova");
  });
});
