import { expect, test } from "bun:test";
import { accountEffect } from "./account-effect";
import { pauseReasonOf, templateStatusOf } from "./template-status-of";

const blocked = { do: "stop", state: "blocked", why: "account-locked" } as const;
const left = { do: "stop", state: "needs-reconnect", why: "permission" } as const;

test.each([
  ["ACCOUNT_VIOLATION", "SCAM", { do: "note" }],
  ["ACCOUNT_RESTRICTION", "RESTRICTED_ADD_PHONE_NUMBER_ACTION", { do: "note" }],
  ["ACCOUNT_RESTRICTION", "RESTRICTED_BIZ_INITIATED_MESSAGING,RESTRICTED_ADD_PHONE_NUMBER_ACTION", blocked],
  ["DISABLED_UPDATE", "SCHEDULE_FOR_DISABLE", { do: "note" }],
  ["DISABLED_UPDATE", "DISABLE", blocked],
  ["DISABLED_UPDATE", "REINSTATE", { do: "unblock" }],
  ["ACCOUNT_DELETED", "", left],
  ["PARTNER_REMOVED", "", left],
  ["ACCOUNT_RECONNECTED", "", { do: "unblock" }],
  ["SOMETHING_OF_NEXT_YEAR", "", { do: "note" }],
] as const)("%s %s", (event, restriction, expected) => {
  expect(accountEffect(event, restriction)).toEqual(expected);
});

test.each([
  ["PAUSED", "PAUSED", "template-paused"],
  ["REINSTATED", "APPROVED", undefined],
  ["FLAGGED", undefined, undefined],
  ["PENDING_DELETION", "PENDING_DELETION", "template-missing"],
  ["constructor", undefined, undefined],
] as const)("a template that is %s", (event, status, why) => {
  expect(templateStatusOf(event)).toBe(status);
  expect(status && pauseReasonOf(status)).toBe(why);
});
