export interface Uploaded {
  mediaId: string;
  kind: "image" | "video" | "audio" | "voice" | "document" | "sticker";
  mimeType: string;
  filename: string;
  bytes: number;
  width?: number;
  height?: number;
  seconds?: number;
}

/** `sentence` null: the connection broke, or it was stopped. */
export type UploadAnswer = { ok: true; file: Uploaded } | { ok: false; sentence: string | null };

/**
 * Sends one file as the body itself, telling how far it is (0 to 1).
 * @param recorded on the spot: it becomes a voice note
 */
export function uploadFile(
  file: Blob,
  filename: string,
  conversationId: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
  recorded = false,
): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ filename, conversation: conversationId });
    if (recorded) query.set("voice", "1");
    request.open("POST", `/inbox/upload?${query}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener("load", () => resolve(readAnswer(request.responseText)));
    for (const failed of ["error", "abort"]) {
      request.addEventListener(failed, () => resolve({ ok: false, sentence: null }));
    }
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function readAnswer(text: string): UploadAnswer {
  try {
    const answer = JSON.parse(text) as Partial<Uploaded> & { error?: string };
    if (answer.mediaId) return { ok: true, file: answer as Uploaded };
    return { ok: false, sentence: answer.error ?? null };
  } catch {
    return { ok: false, sentence: null };
  }
}
