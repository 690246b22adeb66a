import { describe, expect, test } from "bun:test";
import { keepConsoleQuiet } from "./keep-console-quiet";

class SessionEntry {
  registrationId = 7;
  currentRatchet = { rootKey: Buffer.from("secret") };
}

function quietConsole() {
  const printed: unknown[][] = [];
  const print = (...values: unknown[]) => void printed.push(values);
  const target = { log: print, info: print, warn: print, error: print, debug: print, trace: print };
  keepConsoleQuiet(target as unknown as Console);
  return { console: target, printed };
}

describe("libsignal and the console", () => {
  const lines: [string, unknown[]][] = [
    ["a session that closes", ["Closing session:", new SessionEntry()]],
    ["a session that opens", ["Opening session:", new SessionEntry()]],
    ["an old session", ["Removing old closed session:", new SessionEntry()]],
    ["a session closed twice", ["Session already closed", new SessionEntry()]],
    ["a session error", ["Session error:Error: Bad MAC", "stack"]],
  ];
  test.each(lines)("%s is not printed, by any method", (_name, values) => {
    const { console: target, printed } = quietConsole();
    for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const)
      target[method](...values);
    expect(printed).toEqual([]);
  });

  const secrets: [string, unknown][] = [
    ["a session by itself", new SessionEntry()],
    ["a session in an object", { error: { session: new SessionEntry() } }],
    ["sessions in a list", [[new SessionEntry()]]],
    ["a key pair", { pubKey: "a", privKey: "b" }],
    ["credentials", { creds: { noiseKey: { private: "a" } } }],
    ["text made of a session", `failed: ${JSON.stringify(new SessionEntry())}`],
  ];
  test.each(secrets)("%s is printed without its keys", (_name, secret) => {
    const { console: target, printed } = quietConsole();
    target.error("something else", secret, 3);
    expect(printed).toEqual([["something else", "[keys withheld]", 3]]);
  });

  test("everything else is printed as it was, the very same objects", () => {
    const { console: target, printed } = quietConsole();
    const object = { level: 30, session: { id: "s1" }, error: new Error("x"), bytes: new Uint8Array(3) };
    target.log("the session opened", object, null, undefined, 5);
    expect(printed).toEqual([["the session opened", object, null, undefined, 5]]);
    expect(printed[0]![1]).toBe(object);
  });

  test("twice is as good as once", () => {
    const { console: target, printed } = quietConsole();
    keepConsoleQuiet(target as unknown as Console);
    target.info("hello");
    expect(printed).toEqual([["hello"]]);
  });
});
