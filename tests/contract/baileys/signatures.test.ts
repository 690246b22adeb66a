import { beforeAll, describe, expect, test } from "bun:test";
import { resolve } from "node:path";
import { furtherAuthorities } from "~/channels/baileys/further-authorities";
import { trustAuthority } from "~/channels/baileys/trust-authority";

type Report = Record<
  | "untrustedServer"
  | "leafBySomebodyElse"
  | "strangersPreKey"
  | "strangersAccount"
  | "rightPreKey"
  | "rightAccount",
  string | false
>;

async function probe(...how: string[]): Promise<Report> {
  const child = Bun.spawn([process.execPath, resolve(import.meta.dir, "signature-probe.ts"), ...how], {
    stdout: "pipe",
    stderr: "pipe",
  });
  const [text, problems] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  expect({ exit: await child.exited, problems }).toMatchObject({ exit: 0 });
  return JSON.parse(text.trim().split("\n").at(-1)!) as Report;
}

describe("signatures, with Baileys as it comes and hardened", () => {
  let bare: Report;
  let hardened: Report;
  let trusting: Report;
  beforeAll(async () => {
    [bare, hardened, trusting] = await Promise.all([
      probe(),
      probe("hardened"),
      probe("hardened", "trusting"),
    ]);
  }, 30_000);

  test("a server that is not WhatsApp is refused", () => {
    expect(hardened.untrustedServer).toContain("intermediate certificate signature invalid");
  });
  test("a server whose own certificate is signed by somebody else is refused, even under a trusted authority", () => {
    expect(trusting.leafBySomebodyElse).toContain("noise certificate signature invalid");
  });
  test("a person's pre-key signed by somebody else is refused", () => {
    expect(hardened.strangersPreKey).toContain("signature of a key is wrong");
  });
  test("a link signed by somebody else is refused", () => {
    expect(hardened.strangersAccount).toContain("verify account signature");
  });
  test("what is rightly signed is taken, and the sandbox's authority where it is trusted", () => {
    expect([hardened.rightPreKey, hardened.rightAccount]).toEqual([false, false]);
    expect(trusting.untrustedServer).toBe(false);
  });
  test("without us, Baileys takes every one of them: the tests above can fail", () => {
    const { untrustedServer, leafBySomebodyElse, strangersPreKey, strangersAccount } = bare;
    expect([untrustedServer, leafBySomebodyElse, strangersPreKey, strangersAccount]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("another authority than WhatsApp's", () => {
  test("is never trusted in production", () => {
    const before = [...furtherAuthorities];
    expect(() => trustAuthority(new Uint8Array(32), "production")).toThrow("in production");
    expect(furtherAuthorities).toEqual(before);
  });
  test("must be a key", () => {
    const before = [...furtherAuthorities];
    expect(() => trustAuthority(new Uint8Array(31), "test")).toThrow("Not the key");
    expect(furtherAuthorities).toEqual(before);
  });
});
