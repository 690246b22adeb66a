import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface StoredMedia {
  id: string;
  /** In memory, or on disk when it is large. */
  file: Blob;
  bytes: number;
  mimeType: string;
  filename?: string;
  /** base64, as Meta writes it */
  sha256: string;
  phoneNumberId: string;
  createdAt: number;
}

const MAX_BYTES = 512 * 1024 * 1024;
const MAX_FILES = 5_000;
/** Smaller ones stay in memory. */
const LARGE_BYTES = 64 * 1024;

/** Uploaded and pretend media, the oldest forgotten beyond 512 MB. */
export class MediaStore {
  private files = new Map<string, StoredMedia>();
  private total = 0;
  private folder: string | undefined;

  get(id: string): StoredMedia | undefined {
    return this.files.get(id);
  }

  /** Where a large file of this id belongs before it is kept. */
  pathOf(id: string): string {
    this.folder ??= mkdtempSync(join(tmpdir(), "sandbox-media-"));
    return join(this.folder, id);
  }

  put({
    bytes,
    ...media
  }: Omit<StoredMedia, "sha256" | "file" | "bytes"> & { bytes: Uint8Array }): StoredMedia {
    const sha256 = createHash("sha256").update(bytes).digest("base64");
    let file = new Blob([bytes as Uint8Array<ArrayBuffer>]);
    if (bytes.length > LARGE_BYTES) {
      writeFileSync(this.pathOf(media.id), bytes);
      file = Bun.file(this.pathOf(media.id));
    }
    return this.keep({ ...media, file, bytes: bytes.length, sha256 });
  }

  /** One that lies at `pathOf(id)` already, or nowhere on disk. */
  keep(media: StoredMedia): StoredMedia {
    this.files.set(media.id, media);
    this.total += media.bytes;
    for (const id of this.files.keys()) {
      if ((this.total <= MAX_BYTES && this.files.size <= MAX_FILES) || id === media.id) break;
      this.delete(id);
    }
    return media;
  }

  delete(id: string): boolean {
    const media = this.files.get(id);
    if (!media) return false;
    this.total -= media.bytes;
    if (this.folder) rmSync(join(this.folder, id), { force: true });
    return this.files.delete(id);
  }

  clear(): void {
    this.files.clear();
    this.total = 0;
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
  }
}
