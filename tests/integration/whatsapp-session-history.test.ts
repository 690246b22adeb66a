import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { until } from "../setup/until";
import { applyAll } from "./webhook-fixture";
import { ANA, SessionFixture } from "./whatsapp-fixture";

const LIA = "5511987650077";
const AT = Date.UTC(2026, 9, 1, 12);
let fixture: SessionFixture;

beforeAll(async () => {
  fixture = await SessionFixture.open({
    oldChats: () => [
      {
        phone: ANA,
        messages: [
          { fromOwner: true, text: "Bom dia, Ana", at: AT },
          { fromOwner: false, text: "PARAR", at: AT + 60_000 },
        ],
      },
      { phone: LIA, messages: [{ fromOwner: false, text: "coisa nossa", at: AT }] },
    ],
  });
  fixture.server.addCustomer(LIA, { name: "Lia" });
});
afterEach(() => fixture.stopWorkers());
afterAll(() => fixture.close());

describe("what was said before the link", () => {
  test("stays on the phone unless it is wanted, but who is who comes", async () => {
    fixture.worker();
    const { id } = await fixture.linked();
    expect(await fixture.stored(id, "history")).toEqual([]);
  });

  test("comes in when it is wanted, without private chats, and neither stops nor waits for anybody", async () => {
    fixture.worker();
    const { id } = await fixture.linked(undefined, { name: "Loja", history: true, privateChats: [LIA] });
    await until(async () => (await fixture.stored(id, "history")).length >= 2);
    await until(async () => (await fixture.view(id)).historyPercent === 100);
    await applyAll(fixture.db);
    const { rows } = await fixture.db.admin.query(
      "SELECT direction, text FROM message WHERE connection_id = $1 ORDER BY at",
      [id],
    );
    expect(rows).toEqual([
      { direction: "out", text: "Bom dia, Ana" },
      { direction: "in", text: "PARAR" },
    ]);
    const stopped = await fixture.db.admin.query(
      "SELECT 1 FROM contact WHERE whatsapp_stopped_at IS NOT NULL",
    );
    expect(stopped.rows).toEqual([]);
    const leaked = await fixture.db.admin.query(
      "SELECT 1 FROM inbound_raw WHERE convert_from(body, 'UTF8') LIKE '%' || $1 || '%'",
      [LIA],
    );
    expect(leaked.rows).toEqual([]);
  });
});
