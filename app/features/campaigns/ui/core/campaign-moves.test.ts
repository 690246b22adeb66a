import { expect, test } from "bun:test";
import type { CampaignStateName } from "../../core/campaign";
import { campaignMoves } from "./campaign-moves";

const offered = (state: CampaignStateName, failed = 0, mayChange = true) =>
  Object.entries(campaignMoves(state, { failed, unknown: 0 }, mayChange))
    .filter(([, may]) => may)
    .map(([name]) => name);

test("each state offers what its server side allows", () => {
  expect(offered("draft")).toEqual([]);
  expect(offered("scheduled")).toEqual(["edit", "cancel"]);
  expect(offered("preparing")).toEqual(["pause", "cancel"]);
  expect(offered("running", 9)).toEqual(["pause", "cancel"]);
  expect(offered("paused")).toEqual(["resume", "cancel"]);
  expect(offered("finished")).toEqual([]);
  expect(offered("finished", 1)).toEqual(["retry"]);
  expect(offered("cancelled", 1)).toEqual([]);
});

test("who may not change it is offered nothing", () => expect(offered("running", 1, false)).toEqual([]));
