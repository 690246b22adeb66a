import { firstText, objectOf } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";

const TIMEOUT_MS = 120_000;

export interface MediaFile {
  readonly bytes: Blob;
  readonly filename: string;
  /** "image/jpeg" */
  readonly mimeType: string;
}

/**
 * The example file of a template's header, through Graph's Resumable Upload API: open a session below the app
 * (`POST /{app id}/uploads`), send the bytes from offset 0, get the handle that `header_handle` takes.
 */
export async function uploadHeaderMedia(
  access: MetaAccess,
  appId: string,
  file: MediaFile,
): Promise<ProviderAnswer<{ handle: string }>> {
  const session = await graphRequest(access, {
    method: "POST",
    path: `${encodeURIComponent(appId)}/uploads`,
    query: {
      file_name: file.filename,
      file_length: String(file.bytes.size),
      file_type: file.mimeType,
    },
  });
  if (!session.ok) return session;
  const sessionId = firstText(objectOf(session.value).id);
  if (sessionId === undefined) return withoutHandle("Graph opened no upload session");
  const sent = await graphRequest(access, {
    method: "POST",
    path: sessionId,
    body: file.bytes,
    // This endpoint alone wants "OAuth" instead of "Bearer".
    headers: { authorization: `OAuth ${access.token}`, file_offset: "0" },
    timeoutMs: TIMEOUT_MS,
  });
  if (!sent.ok) return sent;
  const handle = firstText(objectOf(sent.value).h);
  return handle === undefined
    ? withoutHandle("Graph answered without a handle")
    : { ok: true, value: { handle } };
}

function withoutHandle(detail: string): ProviderAnswer<never> {
  const refusal = { reason: "media", retry: { kind: "person" }, code: "no-handle" } as const;
  return { ok: false, refusal: { ...refusal, detail, mayHaveHappened: true } };
}
