import { createHash } from "node:crypto";

export interface StoredMedia {
  id: string;
  bytes: Uint8Array;
  mimeType: string;
  filename?: string;
  /** base64, as Meta writes it */
  sha256: string;
  phoneNumberId: string;
  createdAt: number;
}

const MAX_BYTES = 64 * 1024 * 1024;

/** Uploaded and pretend media, the oldest forgotten beyond 64 MB. */
export class MediaStore {
  private files = new Map<string, StoredMedia>();
  private total = 0;

  get(id: string): StoredMedia | undefined {
    return this.files.get(id);
  }

  put(media: Omit<StoredMedia, "sha256">): StoredMedia {
    const stored = { ...media, sha256: createHash("sha256").update(media.bytes).digest("base64") };
    this.files.set(media.id, stored);
    this.total += media.bytes.length;
    for (const [id, old] of this.files) {
      if (this.total <= MAX_BYTES || id === media.id) break;
      this.files.delete(id);
      this.total -= old.bytes.length;
    }
    return stored;
  }

  delete(id: string): boolean {
    const media = this.files.get(id);
    if (!media) return false;
    this.total -= media.bytes.length;
    return this.files.delete(id);
  }

  clear(): void {
    this.files.clear();
    this.total = 0;
  }
}
