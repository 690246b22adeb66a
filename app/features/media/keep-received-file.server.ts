import { createHash } from "node:crypto";
import type { CompanyContext } from "~/platform/db/company-types";
import { receivedType } from "./core/received-type";
import { safeFilename } from "./core/safe-filename";
import { withEnding } from "./core/with-ending";
import { mediaStore } from "./media-store.server";
import { readHead } from "./read-head";

export interface ReceivedFile {
  id: string;
  key: string;
  mimeType: string;
  filename: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * Writes a received file to the store, of whatever kind, as it comes in. Its row is the caller's to write, or the file
 * to delete. What the body throws passes through, and nothing stays behind.
 */
export async function keepReceivedFile(
  ctx: CompanyContext,
  given: string | undefined,
  body: AsyncGenerator<Uint8Array, void>,
): Promise<ReceivedFile> {
  try {
    const name = safeFilename(given ?? "", "arquivo");
    const head = await readHead(body);
    const { mimeType, extension } = receivedType(head, name);
    const id = Bun.randomUUIDv7();
    const key = `${ctx.companyId}/${id}`;
    const hash = createHash("sha256");
    let bytes = 0;
    async function* measured() {
      for (let chunk: Uint8Array | undefined = head; chunk; ) {
        bytes += chunk.length;
        hash.update(chunk);
        yield chunk;
        const next = await body.next();
        chunk = next.done ? undefined : next.value;
      }
    }
    await mediaStore().write(key, measured());
    const filename = extension ? withEnding(name, extension) : name;
    return { id, key, mimeType, filename, bytes, sha256: hash.digest("hex") };
  } finally {
    await body.return();
  }
}
