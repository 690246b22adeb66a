import { afterAll, beforeAll, expect, test } from "bun:test";
import { openTestDatabase } from "../setup/test-database";
import { SessionStage } from "./session-stage";

const NUMBERS = 3;
const EACH = 50;
const KILLS = Number(process.env.CHAOS_KILLS ?? 5);
/** The same seed kills at the same moments: how many messages the phones have when it happens. */
const SEED = Number(process.env.CHAOS_SEED ?? 20_261_122);

let stage: SessionStage;

beforeAll(async () => {
  stage = new SessionStage(await openTestDatabase(), 4_740);
  stage.worker();
  await stage.link(NUMBERS);
}, 60_000);
afterAll(() => stage.close());

/** Small, seeded, good enough to choose moments. */
function moments(seed: number): (from: number, to: number) => number {
  let state = seed >>> 0;
  return (from, to) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + Math.floor((state / 2 ** 32) * (to - from));
  };
}

test("killed again and again beside a standby, workers lose nothing that people wrote and send nothing twice", async () => {
  const { server, numbers } = stage;
  const moment = moments(SEED);
  stage.chatter(2);
  for (const { phone } of numbers) server.treat(phone, { ackAfterMs: 15 });
  stage.worker();
  await stage.campaigns(EACH);
  const apart = (NUMBERS * EACH * 0.8) / KILLS;

  for (let kill = 0; kill < KILLS; kill += 1) {
    await stage.sent(moment(kill * apart + 1, (kill + 1) * apart));
    const { worker, owner } = await stage.ownerOf(moment(0, NUMBERS));
    // One word to each number while its worker dies.
    for (const at of numbers.keys()) void stage.write(at);
    await worker.kill();
    stage.worker();
    await stage.open(owner);
  }

  await stage.settled();
  expect(server.violations).toEqual([]);
  const told = await stage.told();
  expect(told).toEqual(await stage.wanted());
  // A death leaves at most the one message of each number that was under way.
  expect(told.unknown).toBeLessThanOrEqual(KILLS * NUMBERS);
}, 60_000);
