import { afterAll, beforeAll, expect, test } from "bun:test";
import { openTestDatabase } from "../setup/test-database";
import { SessionStage } from "./session-stage";

let stage: SessionStage;

beforeAll(async () => {
  stage = new SessionStage(await openTestDatabase(), 4_710);
  stage.worker();
  await stage.link(2);
}, 60_000);
afterAll(() => stage.close());

const arrivalAt = async (phone: string) => {
  const event = await stage.server.waitFor(
    (seen) => seen.type === "received" && seen.from.owner.digits === phone,
  );
  return event.type === "received" ? event.message : undefined;
};

test("the network cut while messages are under way: nothing twice, nobody forgotten, receipts resolve what is unknown", async () => {
  const { server, numbers } = stage;
  const { phone } = numbers[0]!;
  stage.chatter(3);
  for (const number of numbers) server.treat(number.phone, { ackAfterMs: 15 });
  await stage.campaigns(60);

  for (const total of [15, 30, 45]) {
    await stage.sent(total);
    server.cutEverything();
    await stage.open();
  }

  // Arrived, and cut before the server could say so; the phone is silent as well.
  server.network.autoDelivered = false;
  server.treat(phone, { holdAcks: true });
  const arrived = (await arrivalAt(phone))!;
  server.close(phone, "cut");
  server.treat(phone, { holdAcks: false });
  await stage.open();
  await stage.until("it is unknown", async () => (await stage.stateOf(arrived.id)) === "unknown", 10_000);
  server.network.autoDelivered = true;
  for (const entry of server.sent.all()) server.delivers(entry.customer, entry.owner, [entry.id]);
  await stage.until(
    "its receipt tells",
    async () => (await stage.stateOf(arrived.id)) === "delivered",
    10_000,
  );

  // Gone with the network: neither ack nor receipt ever comes, and it is not sent again.
  server.treat(phone, { loseMessages: true });
  const lost = await server.waitFor((event) => event.type === "lost" && event.owner === phone);
  server.close(phone, "cut");
  server.treat(phone, { loseMessages: false });

  await stage.settled();
  expect(await stage.stateOf(lost.type === "lost" ? lost.id : "")).toBe("unknown");
  expect(server.violations).toEqual([]);
  const told = await stage.told();
  expect(told).toEqual(await stage.wanted());
  // Each cut leaves at most the one message of each number that was under way.
  expect(told.unknown).toBeGreaterThan(0);
  expect(told.unknown).toBeLessThanOrEqual(3 * numbers.length + 1);
}, 60_000);
