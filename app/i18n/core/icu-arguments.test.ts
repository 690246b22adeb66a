import { describe, expect, test } from "bun:test";
import { icuArguments } from "./icu-arguments";

describe("what a message takes", () => {
  const broken = ["{name", "name}", "{count, plural, one {a} other {b}", "{}"];
  const empty = [
    "{count, plural, =0 {} one {a} other {b}}",
    "{count, plural, one {a} other { }}",
    "{who, select, me {} other {b}}",
    "{a, plural, other {# {b, plural, =0 {} other {#}}}}",
  ];
  for (const message of broken) {
    test(`refuses ${message}`, () => expect(() => icuArguments(message)).toThrow());
  }
  for (const message of empty) {
    test(`refuses the empty option of ${message}`, () =>
      expect(() => icuArguments(message)).toThrow("An empty option"));
  }
  const cases: [string, string[]][] = [
    ["Nothing", []],
    ["Hi, {name}", ["name"]],
    ["{count, plural, one {# person of {company}} other {# people}}", ["company", "count"]],
    ["{when, date, short} <b>{n, number}</b>", ["<b>", "n", "when"]],
    ["Write '{{1}}' as is", []],
  ];
  for (const [message, expected] of cases) {
    test(`"${message}"`, () => expect(icuArguments(message)).toEqual(expected));
  }
});
