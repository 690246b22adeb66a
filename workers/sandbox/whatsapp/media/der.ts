/** ASN.1 in its one distinguished encoding: just what a certificate is made of. */
export const der = {
  sequence: (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts)),
  set: (...parts: Buffer[]) => tagged(0x31, Buffer.concat(parts)),
  /** A non-negative integer, big-endian. */
  integer: (bytes: Buffer) =>
    tagged(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes),
  boolean: (value: boolean) => tagged(0x01, Buffer.from([value ? 0xff : 0])),
  bits: (bytes: Buffer) => tagged(0x03, Buffer.concat([Buffer.from([0]), bytes])),
  bytes: (bytes: Buffer) => tagged(0x04, bytes),
  text: (text: string) => tagged(0x0c, Buffer.from(text)),
  /** "20261122203000Z" */
  time: (at: Date) => tagged(0x18, Buffer.from(`${at.toISOString().replace(/\D/g, "").slice(0, 14)}Z`)),
  identifier: (dotted: string) => tagged(0x06, identifierBytes(dotted)),
  /** [n], constructed (a wrapper) or primitive (a value). */
  context: (number: number, content: Buffer, constructed = true) =>
    tagged((constructed ? 0xa0 : 0x80) | number, content),
};

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthBytes(content.length), content]);
}

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

function identifierBytes(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes: number[] = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 0x7f];
    for (let high = part >>> 7; high > 0; high >>>= 7) groups.unshift((high & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return Buffer.from(bytes);
}
