import { expect, test } from "bun:test";
import { groupPeople } from "./group-people";
import { personOf } from "./person-of";

const people = (...addresses: Parameters<typeof personOf>[0][]) =>
  addresses.map((address) => personOf(address, "portfolio"));

test("with and without the ninth digit, as WhatsApp id and as phone: one person", () => {
  const [one, two, three] = groupPeople(
    people({ waId: "551187651234" }, { waId: "5511987651234" }, { phone: "+5511987651234" }),
  );
  expect(one).toBe(two!);
  expect(one).toBe(three!);
  expect(one!.phone).toBe("+5511987651234");
});

test("two that turn out to be one by a third become one, whoever was met first", () => {
  const groups = groupPeople(
    people({ userId: "BR.1" }, { waId: "5511987651234" }, { waId: "5511987651234", userId: "BR.1" }),
  );
  expect(new Set(groups).size).toBe(1);
  expect(groups[0]!.keys.map(({ kind }) => kind).sort()).toEqual(["bsuid", "phone", "wa"]);
});

test("the same user id in another portfolio is somebody else", () => {
  const [one, two] = groupPeople([personOf({ userId: "BR.1" }, "a"), personOf({ userId: "BR.1" }, "b")]);
  expect(one).not.toBe(two!);
});

test("a user id without a phone leaves the phone out", () => {
  expect(personOf({ userId: "BR.1" }, "a").phone).toBeUndefined();
});

test("a LID joins a phone by a third, holds in every portfolio, and its digits are nobody's phone", () => {
  const groups = groupPeople(
    people({ lid: "5511987651234" }, { waId: "5511987651234" }, { lid: "200000000000002" }),
  );
  expect(new Set(groups).size).toBe(3);
  const both = { waId: "5511987651234", lid: "200000000000002" };
  const joined = groupPeople([
    personOf({ lid: both.lid }, "a"),
    personOf({ waId: both.waId }, "b"),
    personOf(both, "c"),
  ]);
  expect(new Set(joined).size).toBe(1);
});
