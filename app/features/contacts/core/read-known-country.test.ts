import { describe, expect, test } from "bun:test";
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { readKnownCountry } from "./read-known-country";

/** A small generator with a seed, so that a failure can be seen again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function expectAgreement(digits: string) {
  const quick = readKnownCountry(digits);
  if (!quick?.ok) return false;
  const slow = parsePhoneNumberFromString(`+${digits}`);
  const type = slow?.getType();
  expect({ digits, e164: quick.e164, country: quick.country, kind: quick.kind }).toEqual({
    digits,
    e164: slow?.number as string,
    country: slow?.country,
    kind: type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE" ? "mobile" : "landline",
  });
  expect(slow?.isValid()).toBe(true);
  return true;
}

describe("the quick way to read foreign numbers", () => {
  test("says the same as libphonenumber about numbers near each country's example", () => {
    const roll = dice(7);
    let agreed = 0;
    for (const country of getCountries()) {
      const example = getExampleNumber(country, examples)?.nationalNumber as string | undefined;
      if (!example) continue;
      for (let i = 0; i < 40; i++) {
        const changed = [...example];
        for (let changes = roll(4); changes > 0; changes--) changed[roll(changed.length)] = String(roll(10));
        if (expectAgreement(getCountryCallingCode(country) + changed.join(""))) agreed++;
      }
    }
    expect(agreed).toBeGreaterThan(3000);
  });

  test("says the same as libphonenumber about any digits at all", () => {
    const roll = dice(11);
    for (let i = 0; i < 20_000; i++) {
      let digits = String(1 + roll(9));
      for (let length = 7 + roll(8); length > 0; length--) digits += roll(10);
      expectAgreement(digits);
    }
  });

  test("leaves to the library what is not plainly a line of a country", () => {
    for (const digits of ["", "0", "999123456789", "18005550100", "4407911123456", "1".repeat(40)]) {
      expect(readKnownCountry(digits)).toBeNull();
    }
  });
});
