import { describe, expect, test } from "bun:test";
import type { StatusEvent } from "~/channels/channel-event";
import { RANK, stateOfRank } from "./outgoing-state";
import { resolveUnknown, unknownSituation } from "./resolve-unknown";

const lostAt = new Date("2026-11-24T13:00:00Z");
const minutes = (n: number) => new Date(lostAt.getTime() + n * 60_000);
const unknown = { outgoingId: "ours", progress: { rank: RANK.unknown } };
const status = (rest: Partial<StatusEvent>): StatusEvent => ({
  kind: "status",
  providerMessageId: "wamid.1",
  status: "delivered",
  at: minutes(1),
  outgoingId: "ours",
  ...rest,
});

describe("an unknown", () => {
  test.each([
    ["sent", "accepted"],
    ["delivered", "delivered"],
    ["read", "read"],
    ["failed", "failed"],
  ] as const)("a %s webhook with our id makes it %s", (kind, state) => {
    const resolved = resolveUnknown(
      unknown,
      status({ status: kind, error: { code: "131026", detail: "" } }),
    )!;
    expect(stateOfRank(resolved.progress.rank)).toBe(state);
    expect(resolved.providerMessageId).toBe("wamid.1");
  });
  test("is not resolved by a webhook without our id, or with another", () => {
    expect(resolveUnknown(unknown, status({ outgoingId: undefined }))).toBeUndefined();
    expect(resolveUnknown(unknown, status({ outgoingId: "another" }))).toBeUndefined();
  });
  test("is a person's to decide only after the webhook had its time", () => {
    expect(unknownSituation(unknown.progress, lostAt, minutes(9))).toBe("expecting-webhook");
    expect(unknownSituation(unknown.progress, lostAt, minutes(10))).toBe("needs-a-person");
    expect(unknownSituation({ rank: RANK.read }, lostAt, minutes(99))).toBe("resolved");
  });
});
