import { describe, expect, test } from "bun:test";
import { isSameSiteWrite } from "./is-same-site-write";

describe("who may change something", () => {
  const cases: [string, string, Record<string, string>, boolean][] = [
    [
      "another site's form",
      "POST",
      { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      false,
    ],
    [
      "a sibling subdomain",
      "POST",
      { "sec-fetch-site": "same-site", origin: "https://x.app.example" },
      false,
    ],
    ["an old browser on another site", "POST", { origin: "https://evil.example" }, false],
    ["a sandboxed frame", "POST", { origin: "null" }, false],
    [
      "a lying Sec-Fetch-Site",
      "POST",
      { "sec-fetch-site": "same-origin", origin: "https://evil.example" },
      false,
    ],
    ["another port", "DELETE", { origin: "https://app.example:8443" }, false],
    ["our own page", "POST", { "sec-fetch-site": "same-origin", origin: "https://app.example" }, true],
    ["a program with a key", "POST", {}, true],
    ["a link from another site", "GET", { "sec-fetch-site": "cross-site" }, true],
  ];
  for (const [who, method, headers, expected] of cases) {
    test(`${who}: ${expected ? "yes" : "no"}`, () =>
      expect(isSameSiteWrite(method, new Headers(headers), "app.example")).toBe(expected));
  }
});
