import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { removeConnection } from "~/features/connections/remove-connection.server";
import { checkNumber } from "~/features/whatsapp/check-number.server";
import { requestCode } from "~/features/whatsapp/request-code.server";
import { startLinking } from "~/features/whatsapp/start-linking.server";
import { stopLinking } from "~/features/whatsapp/stop-linking.server";
import { unlink } from "~/features/whatsapp/unlink.server";
import { until } from "../setup/until";
import { ANA, SessionFixture } from "./whatsapp-fixture";

let fixture: SessionFixture;

beforeAll(async () => {
  fixture = await SessionFixture.open();
});
afterEach(() => fixture.stopWorkers());
afterAll(() => fixture.close());

const connectionOf = async (id: string) =>
  (
    await fixture.db.admin.query(
      "SELECT state, state_reason AS why, external_id AS number FROM connection WHERE id = $1",
      [id],
    )
  ).rows[0];
const keysOf = async (id: string) =>
  (await fixture.db.admin.query("SELECT 1 FROM whatsapp_key WHERE connection_id = $1", [id])).rowCount;
const ended = (id: string, why: string) => until(async () => (await fixture.view(id)).endReason === why);

describe("linking", () => {
  test("a QR on the row, scanned, is a number that is linked", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    const view = await fixture.view(id);
    expect(view).toMatchObject({
      wanted: "linked",
      phase: "open",
      phone: `+${phone}`,
      qr: null,
      endReason: null,
    });
    expect(view.linkedAt).not.toBeNull();
    expect(await connectionOf(id)).toEqual({ state: "active", why: null, number: `whatsapp:${phone}` });
  });

  test("eight letters typed on the phone link as well", async () => {
    fixture.worker();
    const phone = fixture.newPhone();
    const id = await fixture.linking();
    const { code } = await requestCode(fixture.company, id, `+${phone}`);
    expect(code).toMatch(/^[0-9A-Z]{8}$/);
    expect(await fixture.view(id)).toMatchObject({ pairingCode: code, pairingPhone: `+${phone}` });
    expect(await fixture.server.typeCode(phone, code, "Loja")).toBeUndefined();
    await fixture.isOpen(id);
    expect(await fixture.view(id)).toMatchObject({ phone: `+${phone}`, pairingCode: null });
  });

  test("credentials and keys lie sealed, and their names tell nobody's phone", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    const names = await fixture.db.admin.query("SELECT id FROM whatsapp_key WHERE connection_id = $1", [id]);
    for (const { id: name } of names.rows) expect(name).toMatch(/^[\w-]{43}$/);
    expect(names.rows.map((row) => row.id)).not.toContain(phone);
    const { rows } = await fixture.db.admin.query(
      `SELECT creds AS text FROM whatsapp_session WHERE connection_id = $1
       UNION ALL SELECT convert_from(value, 'UTF8') FROM whatsapp_key WHERE connection_id = $1`,
      [id],
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { text } of rows) expect(text).toMatch(/^test\.[\w-]{16}\.[\w-]+$/);
  });

  test("a code that nobody wants any more goes, and its socket with it", async () => {
    const worker = fixture.worker();
    const id = await fixture.linking();
    await fixture.qr(id);
    await stopLinking(fixture.company, id);
    await until(() => !worker.sessions.has(id));
    expect(await fixture.view(id)).toMatchObject({ wanted: "off", phase: "off", qr: null });
  });

  test("a number that is linked elsewhere is refused without saying where, and its device goes again", async () => {
    fixture.worker();
    const { phone } = await fixture.linked();
    const second = await fixture.linking();
    fixture.server.scanQr(await fixture.qr(second), phone);
    await ended(second, "number-taken");
    expect(await fixture.view(second)).toMatchObject({ wanted: "off", phone: null });
    expect(fixture.server.devices(phone)).toHaveLength(1);
    expect(await keysOf(second)).toBe(0);
  });
});

describe("a restart", () => {
  test("of the worker keeps the link, without another QR", async () => {
    fixture.worker();
    const { id } = await fixture.linked();
    await fixture.stopWorkers();
    expect(await fixture.view(id)).toMatchObject({ wanted: "linked", phase: "off", qr: null });
    fixture.worker();
    await fixture.isOpen(id);
    expect(fixture.server.violations).toEqual([]);
  });

  test.each([428, 408, 503, 515, "cut"] as const)("closed with %p, it comes back by itself", async (code) => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    const again = fixture.server.waitFor((event) => event.type === "log-in" && event.owner === phone, 30_000);
    fixture.server.close(phone, code);
    await again;
    await fixture.isOpen(id);
    expect((await connectionOf(id)).state).toBe("active");
  });
});

describe("the end", () => {
  test("logged out on the phone: keys wiped, named, and linked again with the same number", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    const { linkedAt } = await fixture.view(id);
    fixture.server.unlink(phone);
    await ended(id, "logged-out");
    expect(await fixture.view(id)).toMatchObject({ wanted: "off", phase: "off", phone: `+${phone}` });
    expect(await connectionOf(id)).toMatchObject({ state: "needs-reconnect", why: "logged-out" });
    expect(await keysOf(id)).toBe(0);
    await startLinking(fixture.company, id);
    fixture.server.scanQr(await fixture.qr(id), phone);
    await fixture.isOpen(id);
    expect((await connectionOf(id)).state).toBe("active");
    expect((await fixture.view(id)).linkedAt).toBe(linkedAt);
  });

  test("whose keys were broken is linked as a new device, with nothing of the old one", async () => {
    fixture.worker();
    const { id } = await fixture.linked();
    await fixture.stopWorkers();
    await fixture.db.admin.query(
      "UPDATE whatsapp_session SET wanted = 'off', end_reason = 'bad-session' WHERE connection_id = $1",
      [id],
    );
    expect(await keysOf(id)).toBeGreaterThan(0);
    await startLinking(fixture.company, id);
    expect(await keysOf(id)).toBe(0);
  });

  test("of a phone that is refused nothing is kept, however early it comes", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    fixture.server.unlink(phone);
    await ended(id, "logged-out");
    const other = fixture.newPhone();
    await startLinking(fixture.company, id);
    const off = fixture.server.on((event) => {
      if (event.type === "log-in" && event.owner === other)
        void fixture.server.customerSends(ANA, other, { type: "text", text: "só para a outra loja" });
    });
    fixture.server.scanQr(await fixture.qr(id), other);
    await ended(id, "other-number");
    off();
    expect(await fixture.stored(id, "message")).toEqual([]);
    expect(fixture.server.devices(other)).toEqual([]);
  });

  test("another phone than before is refused, unless somebody said that it may be", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    fixture.server.unlink(phone);
    await ended(id, "logged-out");
    await fixture.db.admin.query(
      "UPDATE whatsapp_session SET linked_at = now() - interval '30 days', risk_accepted_at = now() WHERE connection_id = $1",
      [id],
    );
    const other = fixture.newPhone();
    await startLinking(fixture.company, id);
    fixture.server.scanQr(await fixture.qr(id), other);
    await ended(id, "other-number");
    expect((await fixture.view(id)).phone).toBe(`+${phone}`);
    await startLinking(fixture.company, id, { allowOther: true });
    fixture.server.scanQr(await fixture.qr(id), other);
    await fixture.isOpen(id);
    const { phone: now, linkedAt, riskAcceptedAt } = await fixture.view(id);
    expect(now).toBe(`+${other}`);
    expect(riskAcceptedAt).toBeNull();
    // Another number is not warm because the last one was.
    expect(Date.parse(linkedAt!)).toBeGreaterThan(Date.now() - 60_000);
  });

  const ends = [
    [440, "replaced", "needs-reconnect"],
    [403, "banned", "blocked"],
    [405, "version-too-old", "needs-reconnect"],
  ] as const;
  test.each(ends)("closed with %p: %s, and nobody fights", async (code, why, state) => {
    const worker = fixture.worker();
    const { id, phone } = await fixture.linked();
    fixture.server.close(phone, code);
    await ended(id, why);
    await until(() => !worker.sessions.has(id));
    expect(await connectionOf(id)).toMatchObject({ state, why });
    expect(await keysOf(id)).toBeGreaterThan(0);
    await startLinking(fixture.company, id);
    await fixture.isOpen(id);
    expect((await connectionOf(id)).state).toBe("active");
  });

  test("unlinked here: the phone's list loses it, and the keys are gone", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    await unlink(fixture.company, id);
    expect(await fixture.view(id)).toMatchObject({ wanted: "off", endReason: "unlinked" });
    expect(fixture.server.devices(phone)).toEqual([]);
    expect(await keysOf(id)).toBe(0);
    expect((await connectionOf(id)).state).toBe("needs-reconnect");
  });

  test("unlinked here while WhatsApp is out of reach, it stays unlinked", async () => {
    const worker = fixture.worker();
    const { id, phone } = await fixture.linked();
    fixture.server.close(phone, 503);
    await until(async () => (await fixture.view(id)).phase === "backing-off");
    await unlink(fixture.company, id);
    await until(() => !worker.sessions.has(id));
    expect(await fixture.view(id)).toMatchObject({ wanted: "off", phase: "off", endReason: "unlinked" });
    expect(await keysOf(id)).toBe(0);
  });

  test("a connection that is removed logs its device out", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    await removeConnection(fixture.company, id);
    expect(fixture.server.devices(phone)).toEqual([]);
    expect((await connectionOf(id)).state).toBe("removed");
    const { id: next } = await fixture.linked(phone);
    expect((await connectionOf(next)).state).toBe("active");
  });
});

describe("questions to the worker that holds a number", () => {
  test("whether a phone is on WhatsApp, remembered", async () => {
    fixture.worker();
    const { id } = await fixture.linked();
    expect(await checkNumber(fixture.company, id, `+${ANA}`)).toMatchObject({ known: true, exists: true });
    expect(await checkNumber(fixture.company, id, "+5511955550000")).toEqual({ known: true, exists: false });
    await fixture.stopWorkers();
    expect(await checkNumber(fixture.company, id, "+5511955550000")).toEqual({ known: true, exists: false });
  });
});
