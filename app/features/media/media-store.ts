import type { ByteRange } from "./core/parse-range";

/** Where files live. Other stores (S3, Google Cloud Storage) implement the same three. */
export interface MediaStore {
  /** Writes a whole file under a key; a failure half way leaves nothing behind. */
  write(key: string, body: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes as they are read from the store, all or a part, or undefined when there is no such file. */
  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | undefined>;
  /** Safe to repeat. */
  delete(key: string): Promise<void>;
}

/** Keys are `<company>/<id>`: no dots, no slashes but one, nothing a person wrote. */
const KEY = /^[0-9a-f-]{36}\/[0-9a-f-]{36}$/;

export function assertMediaKey(key: string): void {
  if (!KEY.test(key)) throw new Error(`Not a media key: ${key.slice(0, 80)}`);
}
