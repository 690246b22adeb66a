import { mkdir, open, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";
import { MOST_UPLOAD_BYTES } from "./core/upload-limit";

/** Where an import's file lies until its people are in. Company and import id are UUIDs: no name of the user's. */
export function uploadPath(companyId: string, importId: string): string {
  return join(appProcess().env.dataDir, "imports", companyId, importId);
}

/**
 * Writes a stream to disk piece by piece. A body that ends early, fails or passes the limit leaves nothing behind.
 * @returns the number of bytes
 * @throws AppError TOO_LARGE
 */
export async function storeUpload(
  companyId: string,
  importId: string,
  body: AsyncIterable<Uint8Array>,
): Promise<number> {
  const path = uploadPath(companyId, importId);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "w", 0o600);
  let bytes = 0;
  try {
    for await (const piece of body) {
      bytes += piece.byteLength;
      if (bytes > MOST_UPLOAD_BYTES) throw tooLarge();
      await file.write(piece);
    }
    await file.close();
    return bytes;
  } catch (error) {
    await file.close().catch(() => {});
    await removeUpload(companyId, importId);
    throw error;
  }
}

export function tooLarge(): AppError {
  return new AppError("TOO_LARGE", "imports.errors.tooLarge", { megabytes: MOST_UPLOAD_BYTES / 1024 / 1024 });
}

export async function removeUpload(companyId: string, importId: string): Promise<void> {
  await rm(uploadPath(companyId, importId), { force: true });
}

/** @throws AppError when the file is gone: another disk, or cleared after the import. */
export async function storedUpload(companyId: string, importId: string): Promise<string> {
  const path = uploadPath(companyId, importId);
  const found = await stat(path).catch(() => null);
  if (!found) throw new AppError("CONFLICT", "imports.errors.fileGone");
  return path;
}
