import { describe, expect, test } from "bun:test";
import { type MergedPerson, type MergeSide, mergePeople } from "./merge-people";

const nobody: MergedPerson<string> = {
  firstName: "",
  lastName: "",
  phone: null,
  email: null,
  country: null,
  timeZone: null,
  language: null,
  fields: {},
  basis: null,
  basisImportId: null,
  noWhatsappAt: null,
  noSmsAt: null,
};
type Part = Partial<MergedPerson<string>>;

describe("one person out of two contacts", () => {
  test.each([
    [
      "half a name of each is nobody's",
      { firstName: "Ana" },
      { firstName: "Bia", lastName: "Lima" },
      {},
      { firstName: "Ana", lastName: "" },
    ],
    [
      "a chosen name comes whole",
      { firstName: "Ana" },
      { firstName: "Bia", lastName: "Lima" },
      { name: "gone" },
      { firstName: "Bia", lastName: "Lima" },
    ],
    ["who has no name takes the other's", {}, { lastName: "Lima" }, {}, { lastName: "Lima" }],
    [
      "an empty value never wins, whoever chose it",
      { email: "a@b.com" },
      {},
      { email: "gone" },
      { email: "a@b.com" },
    ],
    [
      "a phone brings its country and what a carrier said of it",
      { phone: "+1", country: "US", noSmsAt: "x" },
      { phone: "+55", country: "BR" },
      { phone: "gone" },
      { phone: "+55", country: "BR", noSmsAt: null },
    ],
    [
      "what a carrier said of the other phone does not stick",
      { phone: "+55" },
      { phone: "+1", noWhatsappAt: "x" },
      {},
      { phone: "+55", noWhatsappAt: null },
    ],
    [
      "why we may write comes with its import",
      {},
      { basis: "consent", basisImportId: "i" },
      {},
      { basis: "consent", basisImportId: "i" },
    ],
    [
      "why we may write is not chosen",
      { basis: "contract" },
      { basis: "consent" },
      {},
      { basis: "contract" },
    ],
    [
      "custom fields of both, the kept one's first",
      { fields: { a: 1, b: "" } },
      { fields: { a: 2, b: 3, c: 4 } },
      {},
      { fields: { a: 1, b: 3, c: 4 } },
    ],
    [
      "a custom field is chosen by its key",
      { fields: { a: 1 } },
      { fields: { a: 2 } },
      { "fields.a": "gone" },
      { fields: { a: 2 } },
    ],
    ["a false is an answer", { fields: { a: false } }, { fields: { a: true } }, {}, { fields: { a: false } }],
  ] as [string, Part, Part, Record<string, MergeSide>, Part][])("%s", (_, kept, gone, choose, merged) => {
    expect(mergePeople({ ...nobody, ...kept }, { ...nobody, ...gone }, choose)).toMatchObject(merged);
  });
});
