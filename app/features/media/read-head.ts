import { SNIFF_BYTES } from "./core/sniff-media";

/** As much of a stream's beginning as tells its kind; the rest stays to be read. */
export async function readHead(body: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFF_BYTES) {
    const { done, value } = await body.next();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
