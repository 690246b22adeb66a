import { describe, expect, test } from "bun:test";
import { readRecipientFilter } from "./recipient-view-filter";

const EVERYBODY = [
  "waiting",
  "claimed",
  "sending",
  "accepted",
  "held",
  "delivered",
  "read",
  "failed",
  "unknown",
];

describe("the recipients' filter in the address", () => {
  const id = "0190a5d2-1111-7222-8333-444455556666";
  const cases: [string, object][] = [
    ["", { view: null, states: EVERYBODY }],
    ["state=nonsense&after=nonsense&q=%20", { view: null, states: EVERYBODY }],
    ["why=stopped", { view: null, why: "stopped" }],
    ["state=failed&why=131026", { view: "failed", states: ["failed"], why: "131026" }],
    ["state=held", { view: "held", waitsFor: "hour" }],
    [`q=ana&after=${id}`, { view: null, search: "ana", after: id }],
  ];
  for (const [address, filter] of cases) {
    test(address || "nothing", () =>
      expect(readRecipientFilter(new URLSearchParams(address))).toEqual(filter as never),
    );
  }
});
