import { describe, expect, test } from "bun:test";
import { type LinkStage, linkStage } from "./link-stage";

const now = new Date("2026-11-22T12:00:00Z");
const fresh = "2026-11-22T11:59:58Z";
const old = "2026-11-22T11:59:00Z";
const none = { qr: null, pairingCode: null, endReason: null };

describe("what the page about a link shows", () => {
  test.each([
    ["nobody asked", { wanted: "off", phase: "off", phaseAt: old }, "idle"],
    ["the phone left", { wanted: "off", phase: "off", phaseAt: old, endReason: "logged-out" }, "idle"],
    [
      "another phone scanned",
      { wanted: "off", phase: "off", phaseAt: old, endReason: "other-number" },
      "other-number",
    ],
    ["asked a moment ago", { wanted: "linking", phase: "off", phaseAt: fresh }, "preparing"],
    ["nobody took it up", { wanted: "linking", phase: "off", phaseAt: old }, "nobody-there"],
    ["a code to scan", { wanted: "linking", phase: "waiting-for-scan", phaseAt: old, qr: "2@a" }, "scan"],
    [
      "a new code after another phone's",
      { wanted: "linking", phase: "waiting-for-scan", phaseAt: old, qr: "2@a", endReason: "other-number" },
      "scan",
    ],
    [
      "letters to type win over the code",
      { wanted: "linking", phase: "waiting-for-scan", phaseAt: old, qr: "2@a", pairingCode: "K7QF2M9X" },
      "code",
    ],
    ["scanned", { wanted: "linking", phase: "pairing", phaseAt: old, qr: "2@a" }, "pairing"],
    ["up", { wanted: "linked", phase: "open", phaseAt: old }, "linked"],
    ["down for a moment", { wanted: "linked", phase: "backing-off", phaseAt: old }, "reconnecting"],
  ] as [string, Partial<Parameters<typeof linkStage>[0]>, LinkStage][])("%s", (_, facts, stage) => {
    expect(linkStage({ ...none, ...facts } as Parameters<typeof linkStage>[0], now)).toBe(stage);
  });
});
