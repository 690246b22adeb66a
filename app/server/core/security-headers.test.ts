import { describe, expect, test } from "bun:test";
import { securityHeaders } from "./security-headers";

const policyOf = (options: Partial<Parameters<typeof securityHeaders>[0]> = {}) =>
  securityHeaders({ nonce: "N", https: false, ...options })["content-security-policy"] ?? "";

describe("the policy of a page", () => {
  test("runs no inline script without the nonce", () => {
    expect(policyOf()).toContain("script-src 'self' 'nonce-N';");
    expect(policyOf()).not.toContain("script-src 'unsafe-inline'");
    expect(policyOf()).not.toContain("unsafe-eval");
  });
  test("is never framed", () => expect(policyOf()).toContain("frame-ancestors 'none'"));
  test("talks to itself only", () => expect(policyOf()).toContain("connect-src 'self';"));
  test("and to the live socket when it lives elsewhere", () =>
    expect(policyOf({ liveOrigin: "wss://live.example.com" })).toContain(
      "connect-src 'self' wss://live.example.com;",
    ));
  test("shows files from here, and from the CDN where there is one; the microphone is this site's alone", () => {
    expect(policyOf()).toContain("img-src 'self' data: blob:; media-src 'self' blob:;");
    const policy = policyOf({ mediaOrigin: "https://media.example.com" });
    expect(policy).toContain("img-src 'self' data: blob: https://media.example.com;");
    expect(policy).toContain("media-src 'self' blob: https://media.example.com;");
    expect(policy).toContain("connect-src 'self';");
    const { "permissions-policy": permissions } = securityHeaders({ nonce: "N", https: false });
    expect(permissions).toContain("microphone=(self)");
  });
  test("asks for https only where there is https", () => {
    expect(securityHeaders({ nonce: "N", https: false })["strict-transport-security"]).toBeUndefined();
    expect(securityHeaders({ nonce: "N", https: true })["strict-transport-security"]).toContain(
      "max-age=31536000",
    );
  });
});
