import { describe, expect, test } from "bun:test";
import { passwordProblem } from "./password-rules";

describe("a password", () => {
  test.each([
    ["shorter than 8", "abc1234", "auth.passwords.tooShort"],
    ["longer than 200", "ab1".repeat(70), "auth.passwords.tooLong"],
    ["on everybody's list", "Senha123", "auth.passwords.tooCommon"],
    ["of one letter", "aaaaaaaaaaaa", "auth.passwords.tooCommon"],
    ["of two letters", "abababababab", "auth.passwords.tooCommon"],
    ["that is the e-mail", "camila.duarte@example.com", "auth.passwords.sameAsEmail"],
    ["that is the name in the e-mail", "Camila.Duarte", "auth.passwords.sameAsEmail"],
    ["with spaces and accents, long enough", "três cafés por dia", undefined],
    ["of eight different letters", "xk29vmqa", undefined],
  ])("%s", (_, password, problem) => {
    expect(passwordProblem(password, "camila.duarte@example.com")).toBe(problem as string);
  });
});
