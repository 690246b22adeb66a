export interface Piece {
  bytes: Uint8Array;
  /** Where it begins in the whole, in bytes. */
  at: number;
  last: boolean;
}

/** A stream cut into pieces of exactly `size` bytes, the last of what is left: of an empty one, one empty piece. */
export async function* piecesOf(body: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Piece, void> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let at = 0;
  for await (let chunk of body) {
    // A full piece waits for one more byte: only then it is known not to be the last.
    while (length + chunk.length > size) {
      const room = size - length;
      parts.push(chunk.subarray(0, room));
      yield { bytes: Buffer.concat(parts), at, last: false };
      chunk = chunk.subarray(room);
      at += size;
      parts = [];
      length = 0;
    }
    parts.push(chunk);
    length += chunk.length;
  }
  yield { bytes: Buffer.concat(parts), at, last: true };
}
