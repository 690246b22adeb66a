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

/** `POST /{phone number id}/media`: a media id that this number may send for 30 days. */
export async function uploadMedia(
  access: MetaAccess,
  phoneNumberId: string,
  file: MediaFile,
): Promise<ProviderAnswer<{ mediaId: string }>> {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", file.mimeType);
  form.set("file", new File([file.bytes], file.filename, { type: file.mimeType }));
  const path = `${encodeURIComponent(phoneNumberId)}/media`;
  const answer = await graphRequest(access, { method: "POST", path, body: form, timeoutMs: TIMEOUT_MS });
  if (!answer.ok) return answer;
  const mediaId = firstText(objectOf(answer.value).id);
  if (mediaId !== undefined) return { ok: true, value: { mediaId } };
  const refusal = { reason: "media", retry: { kind: "person" }, code: "no-id" } as const;
  return {
    ok: false,
    refusal: { ...refusal, detail: "Graph answered without an id", mayHaveHappened: true },
  };
}
