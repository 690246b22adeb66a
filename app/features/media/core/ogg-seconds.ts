const isPage = (bytes: Uint8Array, at: number) =>
  bytes[at] === 0x4f && bytes[at + 1] === 0x67 && bytes[at + 2] === 0x67 && bytes[at + 3] === 0x53;

/** How long an Ogg file with Opus plays, rounded, at least 1: its last page says when it ends (RFC 7845, 4). */
export function oggSeconds(bytes: Uint8Array): number | undefined {
  if (bytes.length < 47 || !isPage(bytes, 0)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = bytes.length - 27;
  while (at > 0 && !isPage(bytes, at)) at -= 1;
  const samples = Number(view.getBigInt64(at + 6, true)) - view.getUint16(28 + 10, true);
  return samples > 0 && samples < 48_000 * 86_400 ? Math.max(1, Math.round(samples / 48_000)) : undefined;
}
