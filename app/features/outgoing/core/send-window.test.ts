import { describe, expect, test } from "bun:test";
import { localTimeToInstant } from "./local-time";
import {
  isOpen,
  MARKETING_SEND_WINDOW,
  nextOpening,
  type SendWindow,
  sendWindowSchema,
  windowChangesAtMs,
} from "./send-window";
import { isTimeZone } from "./zone-offset";

const at = (iso: string) => new Date(iso);
const everyDay = [1, 2, 3, 4, 5, 6, 7];

describe("the next moment at which a person may be written to", () => {
  const cases: [string, SendWindow, string, string, string | null][] = [
    [
      "open now stays now",
      MARKETING_SEND_WINDOW,
      "America/Sao_Paulo",
      "2026-11-24T12:00:00Z",
      "2026-11-24T12:00:00Z",
    ],
    [
      "Manaus waits an hour more than São Paulo",
      MARKETING_SEND_WINDOW,
      "America/Manaus",
      "2026-11-24T12:00:00Z",
      "2026-11-24T13:00:00Z",
    ],
    [
      "Rio Branco waits two",
      MARKETING_SEND_WINDOW,
      "America/Rio_Branco",
      "2026-11-24T12:00:00Z",
      "2026-11-24T14:00:00Z",
    ],
    [
      "20:00 sharp is too late",
      MARKETING_SEND_WINDOW,
      "America/Sao_Paulo",
      "2026-11-24T23:00:00Z",
      "2026-11-25T12:00:00Z",
    ],
    [
      "Saturday night waits for Monday",
      MARKETING_SEND_WINDOW,
      "America/Sao_Paulo",
      "2026-11-28T23:30:00Z",
      "2026-11-30T12:00:00Z",
    ],
    [
      "a holiday is skipped",
      { ...MARKETING_SEND_WINDOW, holidays: ["2026-11-25"] },
      "America/Sao_Paulo",
      "2026-11-24T23:30:00Z",
      "2026-11-26T12:00:00Z",
    ],
    [
      "a yearly holiday is skipped",
      { ...MARKETING_SEND_WINDOW, holidays: ["12-25"] },
      "America/Sao_Paulo",
      "2026-12-25T12:00:00Z",
      "2026-12-26T12:00:00Z",
    ],
    [
      "the day is the recipient's, not UTC's",
      { days: [7], from: "00:00", to: "24:00" },
      "Pacific/Kiritimati",
      "2026-11-28T10:00:00Z",
      "2026-11-28T10:00:00Z",
    ],
    [
      "clocks forward: 09:00 is an hour earlier in UTC",
      { days: everyDay, from: "09:00", to: "20:00" },
      "America/New_York",
      "2026-03-08T02:00:00Z",
      "2026-03-08T13:00:00Z",
    ],
    [
      "clocks back: 09:00 is an hour later in UTC",
      { days: everyDay, from: "09:00", to: "20:00" },
      "America/New_York",
      "2026-11-01T02:00:00Z",
      "2026-11-01T14:00:00Z",
    ],
    [
      "an opening inside the skipped hour moves on",
      { days: everyDay, from: "02:30", to: "20:00" },
      "America/New_York",
      "2026-03-08T05:00:00Z",
      "2026-03-08T07:30:00Z",
    ],
    [
      "past midnight, still open",
      { days: [5], from: "20:00", to: "02:00" },
      "America/Sao_Paulo",
      "2026-11-28T04:00:00Z",
      "2026-11-28T04:00:00Z",
    ],
    [
      "past midnight, over",
      { days: [5], from: "20:00", to: "02:00" },
      "America/Sao_Paulo",
      "2026-11-28T05:00:00Z",
      "2026-12-04T23:00:00Z",
    ],
    [
      "never open",
      {
        days: [1],
        from: "09:00",
        to: "20:00",
        holidays: ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"].flatMap((m) =>
          Array.from({ length: 31 }, (_, d) => `${m}-${String(d + 1).padStart(2, "0")}`),
        ),
      },
      "UTC",
      "2026-11-24T12:00:00Z",
      null,
    ],
    [
      "an unknown zone counts as UTC",
      MARKETING_SEND_WINDOW,
      "Mars/Olympus",
      "2026-11-24T08:00:00Z",
      "2026-11-24T09:00:00Z",
    ],
  ];
  test.each(cases)("%s", (_, rule, zone, now, expected) => {
    expect(nextOpening(rule, zone, at(now))).toEqual(expected === null ? null : at(expected));
    expect(isOpen(rule, zone, at(now))).toBe(expected === now);
  });

  test("the remembered answer is not used outside its span", () => {
    const rule = { ...MARKETING_SEND_WINDOW };
    expect(isOpen(rule, "America/Manaus", at("2026-11-24T14:00:00Z"))).toBe(true);
    expect(isOpen(rule, "America/Manaus", at("2026-11-25T00:00:00Z"))).toBe(false);
    expect(isOpen(rule, "America/Manaus", at("2026-11-24T14:00:00Z"))).toBe(true);
    expect(windowChangesAtMs(rule, "America/Manaus", +at("2026-11-24T14:00:00Z"))).toBe(
      +at("2026-11-25T00:00:00Z"),
    );
  });

  test.each([
    [{ days: [], from: "09:00", to: "20:00" }],
    [{ days: [0], from: "09:00", to: "20:00" }],
    [{ days: [1], from: "9:00", to: "20:00" }],
    [{ days: [1], from: "09:00", to: "09:00" }],
    [{ days: [1], from: "09:00", to: "25:00" }],
  ])("refused: %j", (rule) => expect(sendWindowSchema.safeParse(rule).success).toBe(false));
});

describe("a local time in the recipient's own zone", () => {
  test.each([
    ["2026-11-24T10:00", "America/Sao_Paulo", "2026-11-24T13:00:00Z"],
    ["2026-11-24T10:00", "America/Manaus", "2026-11-24T14:00:00Z"],
    ["2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00Z"], // skipped: becomes 03:30
    ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00Z"], // twice: the first
    ["2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00Z"], // half an hour back: the first
    ["2026-11-24T23:59:30", "Asia/Kathmandu", "2026-11-24T18:14:30Z"],
  ])("%s in %s is %s", (local, zone, expected) =>
    expect(localTimeToInstant(local, zone)).toEqual(at(expected)),
  );

  test.each([
    "2026-02-30T10:00",
    "2026-11-24",
    "24/11/2026 10:00",
    "2026-11-24T24:30",
    "2026-11-24T10:61",
    "",
  ])("%s is refused", (text) => expect(() => localTimeToInstant(text, "UTC")).toThrow(RangeError));

  test("zones are checked at the edges", () => {
    expect(isTimeZone("America/Rio_Branco")).toBe(true);
    expect(isTimeZone("Brasília")).toBe(false);
    expect(isTimeZone("")).toBe(false);
  });
});
