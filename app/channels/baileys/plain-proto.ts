import { isObject, type JsonObject } from "../narrow-json";

/** protobuf.js hands 64-bit numbers out as Long. */
interface LongLike {
  readonly low: number;
  readonly high: number;
  readonly unsigned: boolean;
}

const isLong = (value: object): value is LongLike =>
  "low" in value && "high" in value && "unsigned" in value && Object.keys(value).length === 3;

function longText({ low, high, unsigned }: LongLike): string {
  const value = (BigInt(high) << 32n) | BigInt(low >>> 0);
  return String(unsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value));
}

/**
 * A decoded protobuf message as plain JSON, exactly: bytes as base64, 64-bit numbers as text, enums as their numbers,
 * fields that are not set left out. Nothing of Baileys is needed to read it back.
 */
export function plainProto(message: object): JsonObject {
  const plain = plainOf(message);
  return isObject(plain) ? plain : {};
}

function plainOf(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(plainOf);
  if (isLong(value)) return longText(value);
  // Own fields only: those on the prototype are the defaults of what was not sent.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined && field !== null && typeof field !== "function")
      .map(([key, field]) => [key, plainOf(field)]),
  );
}
