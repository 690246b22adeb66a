import { expect, test } from "bun:test";

test("the compiler checks the first wall: each line of context-types.ts stands under an expectation", async () => {
  const text = await Bun.file(`${import.meta.dir}/context-types.ts`).text();
  const lines = text.slice(text.indexOf("const id")).split("\n").slice(1);
  const calls = lines.filter((line) => /^ {2}(await|read|context|transaction)\b/.test(line));
  const expectations = lines.filter((line) => line.includes("@ts-expect-error"));
  expect(calls.length).toBeGreaterThan(10);
  expect(expectations).toHaveLength(calls.length);
  const { include } = (await import("../../tsconfig.json")).default;
  expect(include).toContain("tests");
});
