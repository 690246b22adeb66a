import { describe, expect, test } from "bun:test";
import { translate } from "./translate.server";

describe("a sentence by its key", () => {
  test("an unknown key is an apology, not a key", () =>
    expect(translate("en", "nowhere.toBeFound")).toBe("Something failed on our side. Try again."));
  test("each reader gets their language", () => {
    expect(translate("pt-BR", "common.errors.tooLarge", { limit: "1 MB" })).toContain("1 MB");
    expect(translate("en", "ui.table.pickedAll", { count: 1 })).toBe("1 chosen");
  });
});
