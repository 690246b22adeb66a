import { expect, test } from "bun:test";
import { readContactFilter } from "./contact-filter";
import { writeContactFilter } from "./write-contact-filter";

const id = "01900000-0000-7000-8000-000000000001";

test.each([
  ["", {}],
  ["q=%00", {}],
  ["q=a%00b%E2%80%AE", { q: "a b" }],
  ["list=1&tag=&stopped=perhaps&basis=x&reach=mars&since=2026-02-30", {}],
  ["q=%20%20", {}],
  [`list=${id}&after=${id}`, { list: id }],
  ["q=%20jos%C3%A9%20&stopped=any&since=2026-11-01", { q: "josé", stopped: "any", since: "2026-11-01" }],
])("the address ?%s means %j", (search, filter) => {
  const read = readContactFilter(new URLSearchParams(search));
  expect(read).toEqual(filter as typeof read);
  expect(readContactFilter(writeContactFilter(read))).toEqual(read);
});
