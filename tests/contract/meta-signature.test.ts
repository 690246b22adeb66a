import { describe, expect, test } from "bun:test";
import { createHmac } from "node:crypto";
import { verifyMetaSignature } from "~/channels/meta-cloud/verify-signature";

const SECRET = "app-secret-of-nobody";
/** As Meta sends it: non-ASCII escaped with lower-case hex. */
const RAW = new TextEncoder().encode(
  '{"object":"whatsapp_business_account","n":"Jo\\u00e3o \\ud83d\\ude00"}',
);
const sign = (bytes: Uint8Array, secret = SECRET) =>
  `sha256=${createHmac("sha256", secret).update(bytes).digest("hex")}`;

describe("X-Hub-Signature-256", () => {
  test.each([
    ["missing", null],
    ["empty", ""],
    ["of another secret", sign(RAW, "other")],
    ["cut short", sign(RAW).slice(0, -2)],
    ["without its prefix", sign(RAW).slice(7)],
    ["of SHA-1", `sha1=${"0".repeat(40)}`],
    ["not hex", `sha256=${"z".repeat(64)}`],
    [
      "over the decoded text instead of the raw bytes",
      sign(new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(RAW))))),
    ],
  ])("%s is refused", (_name, header) => {
    expect(verifyMetaSignature(RAW, header, [SECRET])).toBe(false);
  });

  test("is refused when one byte changed", () => {
    const changed = RAW.slice();
    changed[5] = changed[5]! ^ 1;
    expect(verifyMetaSignature(changed, sign(RAW), [SECRET])).toBe(false);
  });

  test("is refused when there is no secret, or only an empty one", () => {
    expect(verifyMetaSignature(RAW, sign(RAW), [])).toBe(false);
    expect(verifyMetaSignature(RAW, `sha256=${"0".repeat(64)}`, [""])).toBe(false);
  });

  test("is accepted over the raw bytes, with any of the secrets, in either case", () => {
    expect(verifyMetaSignature(RAW, sign(RAW), [SECRET])).toBe(true);
    expect(verifyMetaSignature(RAW, sign(RAW), ["older", SECRET])).toBe(true);
    expect(verifyMetaSignature(RAW, `sha256=${sign(RAW).slice(7).toUpperCase()}`, [SECRET])).toBe(true);
  });
});
