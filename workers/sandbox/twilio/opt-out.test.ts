import { describe, expect, test } from "bun:test";
import { optOutType } from "./opt-out";

describe("what Twilio itself takes for an opt-out", () => {
  test.each([
    ["STOP", "STOP"],
    [" stop ", "STOP"],
    ["Unsubscribe", "STOP"],
    ["cancel", "STOP"],
    ["start", "START"],
    ["help", "HELP"],
  ] as const)("%s", (body, type) => expect(optOutType(body)).toBe(type));

  test.each(["please stop", "SAIR", "PARAR", "cancelar", "não", ""])("not %s", (body) =>
    expect(optOutType(body)).toBeUndefined(),
  );
});
