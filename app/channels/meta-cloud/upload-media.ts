import { firstText, objectOf } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";
import { multipartBody } from "./multipart-body";

const TIMEOUT_MS = 120_000;

export interface FileToUpload {
  readonly body: ReadableStream<Uint8Array>;
  /** How many bytes the body has. */
  readonly bytes: number;
  readonly filename: string;
  /** "image/jpeg" */
  readonly mimeType: string;
}

/** `POST /{phone number id}/media`, streamed: a media id that this number may send for 30 days. */
export async function uploadMedia(
  access: MetaAccess,
  phoneNumberId: string,
  file: FileToUpload,
): Promise<ProviderAnswer<{ mediaId: string }>> {
  const { mimeType: type } = file;
  const form = multipartBody({ messaging_product: "whatsapp", type }, { name: "file", ...file });
  const path = `${encodeURIComponent(phoneNumberId)}/media`;
  const answer = await graphRequest(access, { method: "POST", path, ...form, timeoutMs: TIMEOUT_MS });
  if (!answer.ok) return answer;
  const mediaId = firstText(objectOf(answer.value).id);
  if (mediaId !== undefined) return { ok: true, value: { mediaId } };
  const refusal = { reason: "media", retry: { kind: "person" }, code: "no-id" } as const;
  return {
    ok: false,
    refusal: { ...refusal, detail: "Graph answered without an id", mayHaveHappened: true },
  };
}
