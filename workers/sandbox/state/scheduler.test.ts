import { expect, test } from "bun:test";
import { Scheduler } from "./scheduler";

const aScheduler = () => {
  const clock = { at: 0, now: () => clock.at };
  return { clock, scheduler: new Scheduler(clock, true, () => {}) };
};

test("things run in order of time, equal times in the order asked, and only when due", () => {
  const { clock, scheduler } = aScheduler();
  const done: string[] = [];
  for (const [delay, name] of [
    [30, "c"],
    [10, "a"],
    [20, "b1"],
    [20, "b2"],
    [40, "d"],
  ] as const) {
    scheduler.after(delay, () => done.push(name));
  }
  clock.at = 30;
  scheduler.tick();
  expect(done).toEqual(["a", "b1", "b2", "c"]);
  expect(scheduler.pending).toBe(1);
});

test("what a thing adds for now runs in the same tick", () => {
  const { scheduler } = aScheduler();
  const done: string[] = [];
  scheduler.after(0, () => {
    done.push("first");
    scheduler.after(0, () => done.push("second"));
  });
  scheduler.tick();
  expect(done).toEqual(["first", "second"]);
});

test("a thousand delays in any order come out sorted", () => {
  const { clock, scheduler } = aScheduler();
  const done: number[] = [];
  for (let index = 0; index < 1000; index++) {
    const delay = (index * 7919) % 1009;
    scheduler.after(delay, () => done.push(delay));
  }
  clock.at = 2000;
  scheduler.tick();
  expect(done).toEqual([...done].sort((left, right) => left - right));
});
