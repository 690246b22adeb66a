import { expect, test } from "bun:test";
import { readCampaignFilter } from "./campaign-list-filter";

const read = (address: string) => readCampaignFilter(new URLSearchParams(address));

test("the campaigns' filter in the address", () => {
  expect(read("")).toEqual({});
  expect(read("state=nonsense&q=%20")).toEqual({});
  expect(read("state=going&q=black")).toEqual({
    states: ["preparing", "running", "paused"],
    search: "black",
  });
  expect(read("state=paused")).toEqual({ states: ["paused"] });
  expect(read("state=toString")).toEqual({});
});
