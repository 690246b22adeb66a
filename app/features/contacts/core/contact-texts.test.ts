import { describe, expect, test } from "bun:test";
import { contactIdentityKey } from "./contact-identity-key";
import { foldText } from "./fold-text";
import { initials } from "./initials";
import { normalizeEmail } from "./normalize-email";
import { normalizeName } from "./normalize-name";
import { splitFullName } from "./split-full-name";

describe("names", () => {
  test.each([
    ["", ""],
    ["  \t ", ""],
    ["ROGERIO BRANDAO", "Rogerio Brandao"],
    ["ana de souza", "Ana de Souza"],
    ["MARIA DAS DORES D'ÁVILA", "Maria das Dores D'Ávila"],
    ["McDonald", "McDonald"],
    ["JP", "JP"],
    ["  Josefa \u00a0 Andrade\u200b ", "Josefa Andrade"],
    ["Abc\u202eEvil", "Abc Evil"],
    ["محمد علي", "محمد علي"],
    ["👩‍👧 Lia", "👩‍👧 Lia"],
    ["李小龙", "李小龙"],
  ])("%j is written %j", (raw, written) => expect(normalizeName(raw)).toBe(written));

  test.each([
    ["", "", ""],
    ["Maria", "Maria", ""],
    ["MARIA JOSÉ DA SILVA", "Maria", "José da Silva"],
    ["Ana da Costa e Silva", "Ana", "da Costa e Silva"],
    ["D. Márcia", "D. Márcia", ""],
    ["Dra. Paula Reis", "Dra. Paula", "Reis"],
    ["SILVA, JOÃO", "João", "Silva"],
  ])("%j is called %j, of %j", (raw, firstName, lastName) => {
    expect(splitFullName(raw)).toEqual({ firstName, lastName });
  });

  test("a name of 4,000 characters stays whole", () => {
    const { firstName, lastName } = splitFullName(`Ana ${"b".repeat(3996)}`);
    expect(firstName.length + 1 + lastName.length).toBe(4000);
  });

  test.each([
    ["", ""],
    ["12", ""],
    ["camila duarte", "CD"],
    ["Ana da Costa e Silva", "AS"],
    ["Lia", "L"],
    ["𝒜na", "𝒜"],
  ])("the avatar of %j says %j", (name, letters) => expect(initials(name)).toBe(letters));

  test("search ignores accents, case and spacing", () => {
    expect(foldText("  São  JOÃO d'Água ")).toBe("sao joao d'agua");
  });
});

describe("e-mail", () => {
  test.each([
    ["", null],
    ["-", null],
    ["ana", null],
    ["ana@", null],
    ["@uol.com.br", null],
    ["ana@uol", null],
    ["ana@@uol.com", null],
    ["ana..b@uol.com", null],
    ["ana@uol..com", null],
    [`${"a".repeat(65)}@uol.com`, null],
    ["Marcos.VT@UOL.com.br", "marcos.vt@uol.com.br"],
    [" denise.c@gmail.com ; outro@x.com", "denise.c@gmail.com"],
    ["Denise <denise@gmail.com>", "denise@gmail.com"],
    ["mailto:denise@gmail.com", "denise@gmail.com"],
    ["denise@gmail.com.", "denise@gmail.com"],
    ["ana+promo@sub.exemplo.com.br", "ana+promo@sub.exemplo.com.br"],
  ])("%j is %j", (raw, email) => expect(normalizeEmail(raw)).toBe(email));

  test("a page of text ends quickly", () => expect(normalizeEmail("a@".repeat(50_000))).toBeNull());
});

describe("who a row is", () => {
  test("the phone decides before the e-mail, and nobody is nobody", () => {
    expect(contactIdentityKey({ phoneMatchKey: "5511981234410", email: "a@b.com" })).toBe("p:5511981234410");
    expect(contactIdentityKey({ phoneMatchKey: null, email: "a@b.com" })).toBe("e:a@b.com");
    expect(contactIdentityKey({})).toBeNull();
  });
});
