import { expect, test } from "bun:test";
import { runsOfDays, weekdayName } from "./days-in-words";

test("days that follow each other are one run", () => {
  expect(runsOfDays([])).toEqual([]);
  expect(runsOfDays([6, 1, 2, 3, 4, 5])).toEqual([[1, 6]]);
  expect(runsOfDays([1, 3, 4, 7, 7])).toEqual([
    [1, 1],
    [3, 4],
    [7, 7],
  ]);
});

test("weekdays as people say them", () => {
  expect(weekdayName(1, "pt-BR")).toBe("segunda");
  expect(weekdayName(7, "pt-BR")).toBe("domingo");
  expect(weekdayName(6, "en")).toBe("Saturday");
});
