import { describe, expect, test } from "bun:test";
import { KeyRing } from "./key-ring";
import { SignalDevice } from "./signal-device";

const text = (conversation: string) => ({ conversation });

function pair() {
  const ring = new KeyRing();
  return { ring, ana: new SignalDevice(ring, 0), bia: new SignalDevice(ring, 1) };
}

describe("two devices", () => {
  test("talk both ways; the first message carries the session, later ones do not", async () => {
    const { ana, bia } = pair();
    const first = await ana.encrypt("bia.0", () => bia.bundle(), text("oi"));
    expect(first.type).toBe("pkmsg");
    expect((await bia.decrypt("ana.0", first.type, first.bytes)).conversation).toBe("oi");
    const answer = await bia.encrypt("ana.0", () => ana.bundle(), text("olá"));
    expect(answer.type).toBe("msg");
    expect((await ana.decrypt("bia.0", answer.type, answer.bytes)).conversation).toBe("olá");
  });

  test.each(["changed on the way", "opened before"])("a message that was %s is refused", async (how) => {
    const { ana, bia } = pair();
    const first = await ana.encrypt("bia.0", () => bia.bundle(), text("oi"));
    await bia.decrypt("ana.0", first.type, first.bytes);
    const answer = await bia.encrypt("ana.0", () => ana.bundle(), text("olá"));
    if (how === "opened before") await ana.decrypt("bia.0", answer.type, answer.bytes);
    else answer.bytes[answer.bytes.length - 1]! ^= 1;
    expect(ana.decrypt("bia.0", answer.type, answer.bytes)).rejects.toThrow();
  });

  test("go on after being written down and read back", async () => {
    const { ring, ana, bia } = pair();
    const first = await ana.encrypt("bia.0", () => bia.bundle(), text("oi"));
    await bia.decrypt("ana.0", first.type, first.bytes);
    const kept = JSON.parse(JSON.stringify({ ring: ring.save(), bia: bia.save() }));
    const again = new SignalDevice(new KeyRing(kept.ring), 0, kept.bia);
    const next = await ana.encrypt("bia.0", () => again.bundle(), text("ainda aqui?"));
    expect((await again.decrypt("ana.0", next.type, next.bytes)).conversation).toBe("ainda aqui?");
  });

  test("a device installed anew has another identity", () => {
    const { ana } = pair();
    const before = ana.identity.public;
    ana.reinstall();
    expect(ana.identity.public).not.toEqual(before);
  });
});
