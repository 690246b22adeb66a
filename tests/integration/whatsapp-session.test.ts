import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { until } from "../setup/until";
import { ANA, SessionFixture } from "./whatsapp-fixture";

let fixture: SessionFixture;

beforeAll(async () => {
  fixture = await SessionFixture.open();
});
afterEach(() => fixture.stopWorkers());
afterAll(() => fixture.close());

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
    const { rows } = await fixture.db.admin.query("SELECT state, external_id FROM connection WHERE id = $1", [
      id,
    ]);
    expect(rows[0]).toEqual({ state: "active", external_id: `whatsapp:${phone}` });
  });

  test("a restart of the worker keeps the link, without another QR", async () => {
    fixture.worker();
    const { id } = await fixture.linked();
    await fixture.stopWorkers();
    expect(await fixture.view(id)).toMatchObject({ wanted: "linked", phase: "off", qr: null });
    fixture.worker();
    await fixture.isOpen(id);
    expect(fixture.server.violations).toEqual([]);
  });
});

describe("messages", () => {
  test("what arrives is on disk, and what is sent is acked and comes through", async () => {
    const worker = fixture.worker();
    const { id, phone } = await fixture.linked();
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "Bom dia" });
    await until(async () => (await fixture.stored(id, "message")).length === 1);
    const order = fixture.text("Olá, Ana");
    expect(await worker.sessions.get(id)!.send(order)).toEqual({ outcome: "acked" });
    await until(async () => (await fixture.stored(id, "receipt")).length >= 1);
  });
});
