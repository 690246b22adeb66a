import { describe, expect, test } from "bun:test";
import { seededRandom } from "./seeded-random.fixture";
import { createTokenBucket, nextFreeAtMs, pauseUntil, setRate, type TokenBucket, take } from "./token-bucket";

/** Sends as a lane does: wakes up late by up to `latenessMs`, asks for a micro-batch, sleeps until the next free slot. */
function drive(
  bucket: TokenBucket,
  fromMs: number,
  untilMs: number,
  wakeUp: () => number,
  batch = 50,
): number[] {
  const sent: number[] = [];
  let now = fromMs;
  while (now < untilMs) {
    const granted = take(bucket, now, batch);
    for (let i = 0; i < granted; i += 1) sent.push(now);
    now = Math.max(now + 0.05, nextFreeAtMs(bucket, now)) + wakeUp();
  }
  return sent;
}

function mostInOneSecond(sent: number[]): number {
  let most = 0;
  let first = 0;
  for (let last = 0; last < sent.length; last += 1) {
    while (sent[last]! - sent[first]! > 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

describe("the limit of a number", () => {
  const random = seededRandom(42);
  const wakeUps: [string, () => number][] = [
    ["on time", () => 0],
    ["up to 4 ms late", () => random() * 4],
    ["up to 20 ms late", () => random() * 20],
    ["now and then 45 ms late", () => (random() < 0.02 ? 45 : random() * 2)],
  ];
  for (const rate of [1, 2, 7, 20, 80, 1_000]) {
    for (const [name, wakeUp] of wakeUps) {
      test(`${rate} a second, ${name}: never above it in any second, at least 98 % used`, () => {
        const seconds = rate < 20 ? 200 : 30;
        const sent = drive(createTokenBucket(rate, 5), 5, 5 + seconds * 1_000, wakeUp);
        expect(mostInOneSecond(sent)).toBeLessThanOrEqual(rate);
        expect(sent.length).toBeGreaterThanOrEqual(
          Math.floor(rate * seconds * (rate < 20 ? 0.97 : 0.98)) - 1,
        );
      });
    }
  }

  test("with long stalls and rate changes still never above the highest rate", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const chance = seededRandom(seed);
      const bucket = createTokenBucket(200, 0);
      const sent: number[] = [];
      let now = 0;
      for (let part = 0; part < 30; part += 1) {
        setRate(bucket, 20 + Math.floor(chance() * 180), now);
        const until = now + chance() * 700;
        sent.push(...drive(bucket, now, until, () => (chance() < 0.1 ? chance() * 400 : chance() * 5), 500));
        now = Math.max(until, sent.at(-1) ?? 0);
      }
      expect(mostInOneSecond(sent)).toBeLessThanOrEqual(200);
    }
  });

  test("a worker that takes over cannot push the number above its limit", () => {
    const before = drive(createTokenBucket(80, 0), 0, 3_456, () => 0);
    const afterwards = drive(createTokenBucket(80, 3_456), 3_456, 6_000, () => 0);
    expect(mostInOneSecond([...before, ...afterwards])).toBeLessThanOrEqual(80);
  });

  test("a halved rate holds from the next window on", () => {
    const bucket = createTokenBucket(100, 0);
    drive(bucket, 0, 2_000, () => 0);
    setRate(bucket, 50, 2_000);
    const sent = drive(bucket, 2_000, 6_000, () => 0);
    expect(mostInOneSecond(sent)).toBeLessThanOrEqual(50);
    expect(sent.length).toBeGreaterThan(140);
  });

  test("nothing leaves during a pause, and no burst after it", () => {
    const bucket = createTokenBucket(100, 0);
    pauseUntil(bucket, 10_000, 0);
    pauseUntil(bucket, 5_000, 0);
    expect(take(bucket, 9_999, 100)).toBe(0);
    expect(nextFreeAtMs(bucket, 500)).toBeGreaterThan(10_000);
    expect(take(bucket, 10_000, 100)).toBe(0);
    expect(take(bucket, 10_011, 100)).toBe(1);
  });

  test("the first message leaves within one interval, also at one in ten seconds", () => {
    expect(nextFreeAtMs(createTokenBucket(1, 0), 0)).toBeCloseTo(1_005, 3);
    expect(nextFreeAtMs(createTokenBucket(0.1, 0), 0)).toBeCloseTo(10_050, 3);
    expect(mostInOneSecond(drive(createTokenBucket(2.5, 0), 0, 60_000, () => 0))).toBeLessThanOrEqual(3);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("%p is no rate", (rate) =>
    expect(() => createTokenBucket(rate, 0)).toThrow(RangeError),
  );
});
