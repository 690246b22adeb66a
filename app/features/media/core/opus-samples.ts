/** Samples of a frame at 48 kHz, by the configuration number of RFC 6716, table 2. */
function frameSamples(configuration: number): number {
  if (configuration < 12) return [480, 960, 1_920, 2_880][configuration & 3]!;
  if (configuration < 16) return [480, 960][configuration & 1]!;
  return [120, 240, 480, 960][configuration & 3]!;
}

/** How long an Opus packet plays, in samples at 48 kHz, by its first bytes (RFC 6716, 3.1 and 3.2). 0 for an empty one. */
export function opusSamples(packet: Uint8Array): number {
  const [toc, second = 0] = packet;
  if (toc === undefined) return 0;
  const frames = [1, 2, 2, second & 0x3f][toc & 3]!;
  return frames * frameSamples(toc >> 3);
}
