import { afterAll, beforeAll, expect, test } from "bun:test";
import pg from "pg";
import { openTestDatabase } from "../setup/test-database";
import { SessionStage } from "./session-stage";

const GATE = 4_711;

let stage: SessionStage;
let gate: pg.Client;

beforeAll(async () => {
  stage = new SessionStage(await openTestDatabase(), 4_750);
  stage.worker();
  await stage.link(1);
  // A gate in the database: while it is shut, the wanted write of the worker stops at it, so that a death finds it there.
  // Of Signal sessions, those of a message that is kept already: it is enciphered for one device and not yet for the next.
  gate = new pg.Client(stage.db.url);
  await gate.connect();
  await stage.ask(`
    CREATE TABLE shut (type text);
    GRANT SELECT ON shut TO PUBLIC;
    CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      IF EXISTS (SELECT FROM public.shut WHERE type = new.type) AND (new.type <> 'session' OR EXISTS (
          SELECT FROM public.whatsapp_key AS k JOIN public.outgoing AS o ON k.id = upper(replace(o.id::text, '-', ''))
          WHERE k.type = 'sent-message' AND o.state = 'sending' AND k.xmin::text <> pg_current_xact_id()::xid::text))
        THEN PERFORM pg_advisory_xact_lock_shared(${GATE}); END IF;
      RETURN new; END $$;
    CREATE TRIGGER wait_at_gate BEFORE INSERT OR UPDATE ON whatsapp_key FOR EACH ROW EXECUTE FUNCTION wait_at_gate();`);
}, 60_000);
afterAll(async () => {
  await gate.end();
  await stage.close();
});

const waiting = () =>
  stage.ask<{ pid: number }>(
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted",
    [GATE],
  );

async function shut(type: string) {
  await gate.query("SELECT pg_advisory_lock($1)", [GATE]);
  await stage.ask("INSERT INTO shut VALUES ($1)", [type]);
}

/** What waits there is the write of a dead worker: it must not go through. */
async function openGate() {
  const { rowCount } = await gate.query("DELETE FROM shut");
  if (!rowCount) return;
  for (const { pid } of await waiting()) await stage.ask("SELECT pg_terminate_backend($1, 2000)", [pid]);
  await gate.query("SELECT pg_advisory_unlock($1)", [GATE]);
}

const newest = async () =>
  (
    await stage.ask<{ id: string; state: string; kept: boolean }>(
      `SELECT upper(replace(id::text, '-', '')) AS id, state, EXISTS (SELECT FROM whatsapp_key
         WHERE type = 'sent-message' AND id = upper(replace(o.id::text, '-', ''))) AS kept
       FROM outgoing AS o ORDER BY id DESC LIMIT 1`,
    )
  )[0]!;

async function dieAndReturn() {
  const { worker, owner } = await stage.ownerOf(0);
  await worker.kill();
  await openGate();
  stage.worker();
  await stage.open(owner);
}

test("a worker that dies between marking a message and enciphering it: it has not left, waits again and goes once", async () => {
  await shut("sent-message");
  await stage.campaigns(1);
  await stage.until("at the gate", async () => (await waiting()).length === 1, 15_000);
  const before = await newest();
  expect(before).toMatchObject({ state: "sending", kept: false });
  expect(stage.server.sent.total).toBe(0);
  await dieAndReturn();
  await stage.settled();
  expect(await newest()).toEqual({ id: before.id, state: "delivered", kept: true });
  expect(stage.server.sent.find(before.id)).toMatchObject([{ times: 1 }]);
  expect(await stage.told()).toEqual(await stage.wanted());
}, 45_000);

test("when it is kept and has not left: nobody can know, so it is unknown and not sent again", async () => {
  const arrived = stage.server.sent.total;
  await shut("session");
  await stage.campaigns(1);
  await stage.until("at the gate", async () => (await waiting()).length > 0, 15_000);
  const before = await newest();
  expect(before).toMatchObject({ state: "sending", kept: true });
  await dieAndReturn();
  await stage.until("unknown", async () => (await newest()).state === "unknown", 15_000);
  // Later ones pass it by: the lane has no more to do with it.
  await stage.campaigns(1);
  await stage.settled();
  expect(stage.server.sent.total).toBe(arrived + 1);
  expect(await stage.stateOf(before.id)).toBe("unknown");
  expect(await stage.told()).toEqual(await stage.wanted());
}, 45_000);

test("when it has arrived and the ack has not: unknown until its receipt tells", async () => {
  const { server, numbers } = stage;
  const { phone } = numbers[0]!;
  const arrived = server.sent.total;
  server.network.autoDelivered = false;
  server.treat(phone, { holdAcks: true });
  await stage.campaigns(1);
  await stage.sent(arrived + 1);
  const { id } = await newest();
  expect(await stage.stateOf(id)).toBe("sending");
  await dieAndReturn();
  server.treat(phone, { holdAcks: false });
  await stage.until("unknown", async () => (await stage.stateOf(id)) === "unknown", 15_000);
  server.delivers(server.sent.find(id)[0]!.customer, phone, [id]);
  await stage.until("resolved", async () => (await stage.stateOf(id)) === "delivered", 15_000);
  expect(server.sent.find(id)).toMatchObject([{ times: 1 }]);
  expect(await stage.told()).toEqual(await stage.wanted());
}, 45_000);
