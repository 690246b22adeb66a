export type Sent = { ok: true; importId: string } | { ok: false; sentence: string | null };

/** Uploads a file as the body itself, telling how far it is. `sentence` null: the connection broke or it was stopped. */
export function sendFile(
  file: File,
  onProgress: (sentBytes: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/imports?filename=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => resolve(readAnswer(request.status, request.responseText)));
    for (const failed of ["error", "abort"]) {
      request.addEventListener(failed, () => resolve({ ok: false, sentence: null }));
    }
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** The server's own limits answer with a plain sentence, the route with JSON. */
function readAnswer(status: number, text: string): Sent {
  try {
    const answer = JSON.parse(text) as { importId?: string; error?: { sentence: string } };
    if (answer.importId) return { ok: true, importId: answer.importId };
    return { ok: false, sentence: answer.error?.sentence ?? null };
  } catch {
    return { ok: false, sentence: status === 413 ? text : null };
  }
}
