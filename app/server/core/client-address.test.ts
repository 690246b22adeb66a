import { describe, expect, test } from "bun:test";
import { clientAddress } from "./client-address";

describe("who is calling", () => {
  const cases: [string, string | null, number, string][] = [
    ["without proxies the header is ignored", "6.6.6.6", 0, "10.0.0.1"],
    ["a missing header falls back", null, 1, "10.0.0.1"],
    ["fewer hops than proxies falls back", "1.1.1.1", 2, "10.0.0.1"],
    ["one proxy: what it saw", "6.6.6.6, 1.1.1.1", 1, "1.1.1.1"],
    ["two proxies: what the outer one saw", "6.6.6.6, 1.1.1.1, 2.2.2.2", 2, "1.1.1.1"],
  ];
  for (const [sentence, forwarded, proxies, expected] of cases) {
    test(sentence, () => {
      const headers = new Headers(forwarded ? { "x-forwarded-for": forwarded } : {});
      expect(clientAddress(headers, "10.0.0.1", proxies)).toBe(expected);
    });
  }
});
