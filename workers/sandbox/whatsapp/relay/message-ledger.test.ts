import { describe, expect, test } from "bun:test";
import { MessageLedger } from "./message-ledger";

const entry = (id: string, text: string, customer = "5511987650001") => ({
  id,
  text,
  customer,
  owner: "5511900000901",
  type: "text",
  message: {},
  at: 0,
});

describe("the ledger", () => {
  test("counts an id again when it arrives unasked on the same device, not on another or when asked for", () => {
    const ledger = new MessageLedger();
    ledger.note(entry("A", "oi"), 0, false);
    ledger.note(entry("A", "oi"), 1, false);
    ledger.note(entry("A", "oi"), 0, true);
    expect(ledger.find("A")).toMatchObject([{ times: 1, devices: [0, 1] }]);
    ledger.note(entry("A", "oi"), 0, false);
    expect(ledger.repeated().map(({ id, times }) => [id, times])).toEqual([["A", 2]]);
    expect(ledger.total).toBe(1);
  });

  test("forgets the oldest when it is full", () => {
    const ledger = new MessageLedger(2);
    for (const id of ["A", "B", "C"]) ledger.note(entry(id, id), 0, false);
    expect(ledger.all().map(({ id }) => id)).toEqual(["B", "C"]);
    expect(ledger.find("A")).toEqual([]);
  });

  test("finds the same words that one person got under two ids; files without words are no such thing", () => {
    const ledger = new MessageLedger();
    for (const [id, text, customer] of [
      ["A", "oi"],
      ["B", "oi"],
      ["C", "oi", "5511987650002"],
      ["D", ""],
      ["E", ""],
    ] as [string, string, string?][])
      ledger.note(entry(id, text, customer), 0, false);
    expect(ledger.doubled().map((group) => group.map(({ id }) => id))).toEqual([["A", "B"]]);
  });
});
