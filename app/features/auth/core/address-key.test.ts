import { expect, test } from "bun:test";
import { addressKey } from "./address-key";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:aaaa::1", "2001:db8:1:2"],
  ["2001:DB8:0001:2::", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["", ""],
])("%p is throttled as %p", (address, key) => expect(addressKey(address)).toBe(key));
