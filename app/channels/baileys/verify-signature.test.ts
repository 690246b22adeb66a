import { describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { generateKeyPair, sign, verify } from "curve25519-js";
import { verifySignature } from "./verify-signature";

const keys = () => generateKeyPair(randomBytes(32));
const flip = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};

describe("a Signal signature", () => {
  const one = keys();
  const message = randomBytes(33);
  const signature = sign(one.private, message, randomBytes(64));

  const wrong: [string, Uint8Array, Uint8Array, Uint8Array][] = [
    ["of another message", one.public, randomBytes(33), signature],
    ["by another key", keys().public, message, signature],
    ["of nothing but zeros", one.public, message, new Uint8Array(64)],
    ["too short", one.public, message, signature.subarray(0, 63)],
    ["missing", one.public, message, undefined as unknown as Uint8Array],
    ["under a key of 31 bytes", one.public.subarray(1), message, signature],
    ["under a key with another type byte", Buffer.concat([Buffer.from([6]), one.public]), message, signature],
    ["under no key", undefined as unknown as Uint8Array, message, signature],
    ["under the key that has no twin", Buffer.from(`ec${"ff".repeat(30)}7f`, "hex"), message, signature],
  ];
  test.each(wrong)("%s is refused", (_name, key, about, given) => {
    expect(verifySignature(key, about, given)).toBe(false);
  });

  test("with any one bit turned is refused", () => {
    for (let bit = 0; bit < 512; bit += 1) {
      expect(verifySignature(one.public, message, flip(signature, bit))).toBe(false);
    }
  });

  test("that is right is taken, with and without the type byte, and another implementation agrees", () => {
    for (let n = 0; n < 20; n += 1) {
      const { public: key, private: secret } = keys();
      const about = randomBytes(n * 7 + 1);
      const given = sign(secret, about, n % 2 ? randomBytes(64) : undefined);
      expect(verifySignature(key, about, given)).toBe(true);
      expect(verifySignature(Buffer.concat([Buffer.from([5]), key]), about, given)).toBe(true);
      expect(verify(key, about, given)).toBe(true);
    }
  });
});
