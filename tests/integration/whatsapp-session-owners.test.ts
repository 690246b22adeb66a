import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { openAuthStore } from "#/workers/sessions/auth-store";
import { SessionLost, writeKeys } from "~/features/whatsapp/session-keys.sql.server";
import { takeSession } from "~/features/whatsapp/session-ownership.sql.server";
import { until } from "../setup/until";
import { ANA, SessionFixture } from "./whatsapp-fixture";

let fixture: SessionFixture;

beforeAll(async () => {
  fixture = await SessionFixture.open();
});
afterEach(() => fixture.stopWorkers());
afterAll(() => fixture.close());

const sessionOf = async (id: string) =>
  (
    await fixture.db.admin.query(
      "SELECT owner, epoch::text AS epoch, wanted, phase FROM whatsapp_session WHERE connection_id = $1",
      [id],
    )
  ).rows[0];

describe("one owner", () => {
  test("of two workers, one holds each number; when it stops, the other does, and never both", async () => {
    const one = fixture.worker("one");
    const two = fixture.worker("two");
    const { id, phone } = await fixture.linked();
    expect([one, two].filter((worker) => worker.sessions.has(id))).toHaveLength(1);
    const [owner, other] = one.sessions.has(id) ? [one, two] : [two, one];
    await owner.stop();
    await until(() => other.sessions.get(id)?.phase === "open");
    expect(fixture.server.violations.filter((violation) => violation.owner === phone)).toEqual([]);
  });

  test("an owner whose epoch has passed writes no key, and its socket ends", async () => {
    const worker = fixture.worker();
    const { id } = await fixture.linked();
    const session = worker.sessions.get(id)!;
    const owned = { ctx: fixture.company, connectionId: id, epoch: session.epoch };
    await takeSession(fixture.company, id, "somebody else", session.epoch);
    expect(writeKeys(owned, [{ type: "session", id: "x", value: Buffer.from("x") }])).rejects.toThrow(
      SessionLost,
    );
    await session.ended;
    expect(await sessionOf(id)).toMatchObject({ owner: "somebody else", wanted: "linked" });
  });

  test("only one of two that saw the same epoch takes a session over", async () => {
    const id = await fixture.linking();
    const taken = await Promise.all(
      ["a", "b", "c"].map((name) => takeSession(fixture.company, id, name, "0")),
    );
    expect(taken.filter((epoch) => epoch !== undefined)).toEqual(["1"]);
  });
});

describe("keys", () => {
  test("a write waits while the database is away, and nothing overtakes it", async () => {
    const id = await fixture.linking();
    const epoch = (await takeSession(fixture.company, id, "test", "0"))!;
    const owned = { ctx: fixture.company, connectionId: id, epoch };
    const failures: unknown[] = [];
    const store = openAuthStore(owned, null, (error) => failures.push(error));
    // Nobody gets past the session's row until it is let go; then their connections are cut under them.
    const blocker = await fixture.db.admin.connect();
    await blocker.query("BEGIN");
    await blocker.query("SELECT 1 FROM whatsapp_session WHERE connection_id = $1 FOR UPDATE", [id]);
    const writes = [1, 2, 3].map((n) => store.keys.set({ session: { "1.0": Buffer.from([n]) } }));
    const isWaiting = async () => {
      const { rowCount } = await fixture.db.admin.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return rowCount === 1;
    };
    await until(isWaiting);
    await fixture.db.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    await until(isWaiting);
    await blocker.query("COMMIT");
    blocker.release();
    await Promise.all(writes);
    expect(failures).toEqual([]);
    store.saveCreds();
    await store.writes.settled;
    const { rows } = await fixture.db.admin.query(
      "SELECT creds FROM whatsapp_session WHERE connection_id = $1",
      [id],
    );
    const fresh = openAuthStore(owned, rows[0].creds, () => {});
    expect(await fresh.keys.get("session", ["1.0"])).toEqual({ "1.0": Buffer.from([3]) });
  });

  test("what is not for ever refused: a write of a lost session fails it and all that follow", async () => {
    const id = await fixture.linking();
    const epoch = (await takeSession(fixture.company, id, "test", "0"))!;
    const failures: unknown[] = [];
    const store = openAuthStore({ ctx: fixture.company, connectionId: id, epoch }, null, (error) =>
      failures.push(error),
    );
    await takeSession(fixture.company, id, "next", epoch);
    expect(store.keys.set({ session: { "1.0": Buffer.from([1]) } })).rejects.toThrow();
    await until(() => failures.length === 1);
    expect(store.keys.set({ session: { "1.0": Buffer.from([2]) } })).rejects.toThrow();
    expect(failures).toHaveLength(1);
  });
});

describe("the database gone under a running session", () => {
  test("connections cut in the middle of traffic lose and double nothing", async () => {
    const worker = fixture.worker();
    const { id, phone } = await fixture.linked();
    const sent: Promise<unknown>[] = [];
    for (let n = 0; n < 10; n += 1) {
      sent.push(worker.sessions.get(id)!.send(fixture.text(`mensagem ${n}`)));
      await fixture.server.customerSends(ANA, phone, { type: "text", text: `pergunta ${n}` });
      if (n % 3 === 0) {
        await fixture.db.admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        );
      }
    }
    await Promise.all(sent);
    await until(async () => (await fixture.stored(id, "message")).length === 10);
    expect(fixture.server.sent.repeated()).toEqual([]);
  });
});
