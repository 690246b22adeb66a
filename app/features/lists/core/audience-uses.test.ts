import { expect, test } from "bun:test";
import { audienceUses } from "./audience-uses";

test.each([
  [null, false],
  [{}, false],
  [{ any: [{ list: "b" }], minus: [] }, false],
  [{ any: [{ tag: "a" }], minus: [] }, false],
  [{ any: [null, { list: "a" }] }, true],
  [{ any: [{ all: true }], minus: [{ list: "a" }] }, true],
])("the audience %j uses list a: %p", (audience, uses) =>
  expect(audienceUses(audience, "list", "a")).toBe(uses),
);
