import { describe, expect, test } from "bun:test";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { parsePhone } from "./parse-phone";
import { phoneFromWaId } from "./phone-from-wa-id";
import { phoneMatchKey } from "./phone-match-key";
import type { PhoneCountry } from "./phone-types";
import { phoneVariants } from "./phone-variants";

describe("what is not a phone, and why", () => {
  test.each<[string, object]>([
    ["", { reason: "empty" }],
    [" – ", { reason: "empty" }],
    ["n/a", { reason: "empty" }],
    ["não tem", { reason: "empty" }],
    ["000000000", { reason: "empty" }],
    ["5,51199E+12", { reason: "scientific" }],
    ["1.19E+10", { reason: "scientific" }],
    ["1,1987654321e10", { reason: "scientific" }],
    ["Maria José", { reason: "letters" }],
    ["marcos@uol.com.br", { reason: "letters" }],
    ["119812344O0", { reason: "letter-in-number" }],
    ["(11) 9 8877", { reason: "too-short", missing: 4 }],
    ["+55 11 3221-12", { reason: "too-short", missing: 2 }],
    ["+351 912 345", { reason: "too-short", missing: 3 }],
    ["11 98123-44100", { reason: "too-long", extra: 1 }],
    ["+351 912 345 6789", { reason: "too-long", extra: 1 }],
    ["98123-4410", { reason: "missing-area-code" }],
    ["3221-1234", { reason: "missing-area-code" }],
    ["+55 00 98123-4410", { reason: "unknown-area-code", areaCode: "00" }],
    ["+55 01 98123-4410", { reason: "unknown-area-code", areaCode: "01" }],
    ["(20) 98123-4410", { reason: "unknown-area-code", areaCode: "20" }],
    ["+999 123 456 789", { reason: "unknown-country" }],
    ["351912345678", { reason: "missing-plus", country: "PT" }],
    ["11111111111", { reason: "not-a-phone" }],
    ["12/03/1984", { reason: "not-a-phone" }],
    ["+", { reason: "not-a-phone" }],
  ])("%j", (raw, refusal) => expect(parsePhone(raw, "BR")).toEqual({ ok: false, ...refusal } as never));

  test("no text at all makes it throw or take long", () => {
    for (const unit of ["9", "(", "+", "0", "a1", "1 (", "\0", "\ud800", '="', "1e", "é"]) {
      parsePhone(unit.repeat(30_000), "BR");
      parsePhone(unit.repeat(30_000), "any");
    }
  });
});

describe("one mobile, however it was written", () => {
  test.each([
    "5511981234410",
    "+55 (11) 98123-4410",
    "11 98123 4410",
    "(11)98123-4410",
    "011 98123-4410",
    "0 15 11 98123-4410",
    "(0xx11) 98123-4410",
    "+55 (0) 11 98123-4410",
    "0055 11 98123-4410",
    "5511981234410.0",
    "11981234410,00",
    "'5511981234410",
    '="5511981234410"',
    "＋５５ １１ ９８１２３－４４１０",
    "\u00a011\u00a098123-4410\u00a0",
    "\u202a+55 11 98123\u20114410\u202c",
    "٥٥١١٩٨١٢٣٤٤١٠",
    "tel:+5511981234410",
    "WhatsApp: 11 98123-4410",
    "11 98123-4410 (Maria)",
    "11 98123-4410 ramal 22",
    "https://wa.me/5511981234410?text=oi",
    "5511981234410@s.whatsapp.net",
  ])("%j", (raw) => {
    expect(parsePhone(raw, "BR")).toEqual({
      ok: true,
      e164: "+5511981234410",
      country: "BR",
      kind: "mobile",
      matchKey: "5511981234410",
    });
  });
});

describe("several numbers in one cell", () => {
  test.each([
    ["11 98123-4410 / 11 3221-1234", ["1132211234"]],
    ["11 98123-4410;+5511981234411", ["5511981234411"]],
    ["(11) 98123-4410 (11) 3221-1234", ["1132211234"]],
    ["Cel: 11 98123-4410 Fixo: 11 3221-1234", ["1132211234"]],
    ["11 9812, 11 98123-4410", undefined],
    ["98123-4410 ou 11 98123-4410", ["981234410"]],
    ["11 98123-4410/4411", undefined],
  ])("of %j the first readable one counts", (raw, dropped) => {
    const parsed = parsePhone(raw, "BR");
    expect(parsed).toMatchObject({ ok: true, e164: "+5511981234410" });
    expect(parsed.ok && parsed.dropped).toEqual(dropped as never);
  });
});

describe("WhatsApp's older spellings", () => {
  test.each([
    ["554188887777", "BR", "+5541988887777", "554188887777"],
    ["+55 41 8888-7777", "BR", "+5541988887777", "554188887777"],
    ["81 8877-3015", "BR", "+5581988773015", "558188773015"],
    ["+5215512345678", "BR", "+525512345678", "5215512345678"],
  ] as const)("%s is read (%s) as %s and its id is kept", (raw, country, e164, waIdHint) => {
    expect(parsePhone(raw, country)).toMatchObject({ ok: true, e164, waIdHint, matchKey: e164.slice(1) });
  });

  test.each([
    ["Brazil", "+554188887777", "+5541988887777"],
    ["Mexico", "+5215512345678", "+525512345678"],
    ["Argentina", "+5491123456789", "+541123456789"],
  ])("%s: %s and %s are one person, and each finds the other", (_, one, other) => {
    expect(phoneMatchKey(one)).toBe(phoneMatchKey(other));
    expect(phoneVariants(one)).toEqual(phoneVariants(other));
    expect(phoneVariants(one).sort()).toEqual([one, other].sort());
  });

  test.each(["+551132211234", "+5511935551234", "+351912345678", "+14155552671"])(
    "%s has no other spelling",
    (e164) => expect(phoneVariants(e164)).toEqual([e164]),
  );

  test("a landline never gets a ninth digit", () => {
    expect(phoneMatchKey("+551132211234")).toBe("551132211234");
  });

  test.each([
    ["554188887777", "5541988887777"],
    ["5215512345678", "525512345678"],
    ["5491123456789", "541123456789"],
    ["999123456789", "999123456789"],
    ["14155552671", "14155552671"],
  ])("an id that WhatsApp gave is never refused: %s", (waId, matchKey) => {
    expect(phoneFromWaId(waId)?.matchKey).toBe(matchKey);
  });

  test.each(["", "BR.1234567890", "120363041234567890", "abc"])("%j is not a phone's id", (waId) => {
    expect(phoneFromWaId(waId)).toBeNull();
  });
});

describe("other countries", () => {
  test.each<[string, PhoneCountry, string, string, string]>([
    ["(415) 555-2671", "US", "+14155552671", "US", "mobile"],
    ["912 345 678", "PT", "+351912345678", "PT", "mobile"],
    ["+351 21 234 5678", "BR", "+351212345678", "PT", "landline"],
    ["011 15 2345-6789", "AR", "+5491123456789", "AR", "mobile"],
    ["351912345678", "any", "+351912345678", "PT", "mobile"],
    ["+55 11 98123-4410", "US", "+5511981234410", "BR", "mobile"],
    ["11 3221-1234", "BR", "+551132211234", "BR", "landline"],
    ["0800 123 4567", "BR", "+558001234567", "BR", "other"],
    ["4004-1234", "BR", "+5540041234", "BR", "other"],
    ["+44 (0)20 7946 0958", "BR", "+442079460958", "GB", "landline"],
  ])("%s of %s", (raw, country, e164, found, kind) => {
    expect(parsePhone(raw, country)).toMatchObject({ ok: true, e164, country: found, kind: kind as never });
  });
});

describe("the quick Brazilian way", () => {
  test("says the same as libphonenumber over 40,000 numbers of every area code", () => {
    const ways = [
      (digits: string) => digits,
      (digits: string) => `55${digits}`,
      (digits: string) => `+55 (${digits.slice(0, 2)}) ${digits.slice(2, -4)}-${digits.slice(-4)}`,
      (digits: string) => `0${digits}`,
    ];
    let state = 3;
    const roll = (sides: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
    for (let i = 0; i < 40_000; i++) {
      const nine = i % 2 === 0;
      const body = String(roll(10 ** 7)).padStart(7, "0");
      const digits =
        String(10 + roll(90)) + (nine ? `${roll(4) ? 9 : roll(10)}${roll(10)}${body}` : `${roll(10)}${body}`);
      const legacyMobile = !nine && digits[2]! >= "6";
      const truth = parsePhoneNumberFromString(
        legacyMobile ? `+55${digits.slice(0, 2)}9${digits.slice(2)}` : `+55${digits}`,
      );
      const ours = parsePhone(ways[i % 4]!(digits), "BR");
      const kind = kinds[truth?.getType() ?? ""] ?? "other";
      const expected = truth?.isValid() ? { ok: true, e164: truth.number as string, kind } : { ok: false };
      expect({ digits, ...pick(ours) }).toEqual({ digits, ...expected } as never);
    }
  });
});

function pick(parsed: ReturnType<typeof parsePhone>) {
  return parsed.ok ? { ok: true, e164: parsed.e164, kind: parsed.kind } : { ok: false };
}

const kinds: Record<string, string> = { MOBILE: "mobile", FIXED_LINE: "landline" };
