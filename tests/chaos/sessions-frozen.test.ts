import { afterAll, beforeAll, expect, test } from "bun:test";
import { openTestDatabase } from "../setup/test-database";
import { SessionStage } from "./session-stage";

const EACH = 60;
/** The lease ends after 15 s, and the next owner opens its sockets. */
const TAKEN_OVER_WITHIN_MS = 20_000;

let stage: SessionStage;

beforeAll(async () => {
  stage = new SessionStage(await openTestDatabase(), 4_720);
  stage.worker("first");
  await stage.link(2);
  // Who writes which key: connections are called like their worker.
  await stage.ask(`
    CREATE TABLE key_writes (n bigserial, who text, type text);
    CREATE FUNCTION note_key_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      INSERT INTO public.key_writes (who, type) VALUES (current_setting('application_name'), coalesce(new.type, old.type));
      RETURN coalesce(new, old); END $$;
    CREATE TRIGGER note_key_write BEFORE INSERT OR UPDATE OR DELETE ON whatsapp_key
      FOR EACH ROW EXECUTE FUNCTION note_key_write();`);
}, 60_000);
afterAll(() => stage.close());

const writesOf = async (who: string) =>
  (await stage.ask<{ n: number }>("SELECT count(*)::int AS n FROM key_writes WHERE who = $1", [who]))[0]!.n;

test("a frozen worker is taken over; thawed, it writes no key, sends nothing and takes nothing back", async () => {
  const { server, numbers } = stage;
  const [held] = numbers;
  server.network.autoDelivered = false;
  stage.chatter(4);
  for (const { phone } of numbers) server.treat(phone, { ackAfterMs: 25 });
  await stage.campaigns(EACH);
  await stage.sent(20);

  // One message has arrived and its ack never comes: in flight for certain.
  const inFlight = server.waitFor(
    (event) => event.type === "received" && event.from.owner.digits === held!.phone,
  );
  server.treat(held!.phone, { holdAcks: true });
  const arrived = await inFlight;
  const id = arrived.type === "received" ? arrived.message.id : "";
  const frozen = await stage.ownerOf(0);
  frozen.worker.signal("SIGSTOP");
  const frozenAtMs = performance.now();
  const written = await writesOf("first");
  expect(written).toBeGreaterThan(0);
  server.treat(held!.phone, { holdAcks: false });
  // Written to a socket whose owner sleeps: it lies in its buffer when it wakes.
  for (const at of [0, 1, 0, 1]) await stage.write(at);

  const second = stage.worker("second");
  // Two log-ins, each finding the socket of the sleeper, which has long said nothing.
  const sleepers = numbers.map(({ phone }) => phone);
  await stage.until("taken over", () => server.violations.length === sleepers.length, TAKEN_OVER_WITHIN_MS);
  await stage.open(frozen.owner, frozenAtMs + TAKEN_OVER_WITHIN_MS - performance.now());
  expect(server.violations.map(({ owner }) => owner).sort()).toEqual(sleepers);
  expect(server.violations.every(({ olderSilentMs }) => olderSilentMs > 10_000)).toBe(true);
  await stage.until("it is unknown", async () => (await stage.stateOf(id)) === "unknown", 5_000);

  const beforeThaw = server.sent.total;
  const epochs = () => Promise.all(numbers.map(async (_, at) => (await stage.ownerOf(at)).epoch));
  const owned = await epochs();
  frozen.worker.signal("SIGCONT");
  await stage.until(
    "the thawed one gives up",
    () => (frozen.worker.said().match(/session lost/g) ?? []).length === 2,
    5_000,
  );
  server.network.autoDelivered = true;
  for (const entry of server.sent.all()) server.delivers(entry.customer, entry.owner, [entry.id]);
  await stage.sent(beforeThaw + 20);
  await stage.settled();

  expect(await writesOf("first")).toBe(written);
  expect(await epochs()).toEqual(owned);
  expect((await stage.ownerOf(0)).worker).toBe(second);
  expect(server.violations).toHaveLength(sleepers.length);
  expect(await stage.stateOf(id)).toBe("delivered");
  expect(await stage.told()).toEqual(await stage.wanted());
}, 60_000);
