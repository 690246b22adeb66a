import { describe, expect, test } from "bun:test";
import type { CampaignStatus } from "../../core/campaign-progress";
import { campaignParts, shareOf } from "./campaign-parts";

const status = (changes: Partial<CampaignStatus>): CampaignStatus => ({
  id: "c",
  state: "running",
  audience: 0,
  waiting: 0,
  sending: 0,
  accepted: 0,
  held: 0,
  delivered: 0,
  read: 0,
  failed: 0,
  unknown: 0,
  skipped: 0,
  skippedBy: {},
  failedBy: {},
  startedAt: null,
  finishedAt: null,
  ...changes,
});

describe("the parts of a campaign's bar", () => {
  const cases: [string, Partial<CampaignStatus>, number][] = [
    ["nobody", {}, 0],
    [
      "a bit of everything",
      {
        audience: 9_000,
        read: 2_914,
        delivered: 2_358,
        accepted: 400,
        held: 6,
        failed: 131,
        unknown: 4,
        waiting: 2_820,
        sending: 7,
        skipped: 360,
      },
      212,
    ],
    [
      "cancelled half-way",
      { audience: 10, read: 3, failed: 1, skipped: 6, skippedBy: { cancelled: 4, stopped: 2 } },
      0,
    ],
    ["a held count older than the status", { audience: 3, waiting: 1, read: 2 }, 50],
  ];
  for (const [name, changes, held] of cases) {
    test(`add up to the total: ${name}`, () => {
      const {
        read,
        delivered,
        sent,
        failed,
        unknown,
        held: kept,
        queued,
        cancelled,
        total,
      } = campaignParts(status(changes), held);
      expect(read + delivered + sent + failed + unknown + kept + queued + cancelled).toBe(total);
      expect(queued).toBeGreaterThanOrEqual(0);
    });
  }
  test("who was left out is no part of it", () =>
    expect(campaignParts(status({ audience: 10, skipped: 10 })).total).toBe(0));
  test("Meta's own holding is on its way, not held by us", () =>
    expect(campaignParts(status({ audience: 2, held: 2 }))).toMatchObject({ sent: 2, held: 0, out: 2 }));
  test("a share of nothing is nothing", () => expect(shareOf(0, 0)).toBe(0));
});
