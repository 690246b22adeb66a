import { describe, expect, test } from "bun:test";
import { readPreferences } from "./read-preferences.server";

const read = (cookie?: string, language?: string) =>
  readPreferences(
    new Headers({ ...(cookie ? { cookie } : {}), ...(language ? { "accept-language": language } : {}) }),
  );

describe("what the reader chose", () => {
  test("broken cookies fall back", () => {
    expect(read("theme=%E0%A4%A; tz=Mars/Olympus; locale=xx; ;=")).toEqual({
      locale: "pt-BR",
      theme: "system",
      timeZone: "America/Sao_Paulo",
    });
  });
  test("without cookies the browser's language counts", () =>
    expect(read(undefined, "en").locale).toBe("en"));
  test("choices are read", () => {
    expect(read("locale=en; theme=dark; tz=America%2FManaus", "pt-BR")).toEqual({
      locale: "en",
      theme: "dark",
      timeZone: "America/Manaus",
    });
  });
});
