import type { World } from "../world";
import type { MetaNumber } from "./entities";
import { graphError, graphJson, objectMissing } from "./graph-error";

const URL_LIFE_MS = 5 * 60 * 1000;
const MAX_BYTES: Record<string, number> = {
  image: 5 * 1024 * 1024,
  audio: 16 * 1024 * 1024,
  video: 16 * 1024 * 1024,
  application: 100 * 1024 * 1024,
  text: 100 * 1024 * 1024,
};

/** Where a file's bytes are fetched, with the bearer token, for five minutes from now. */
export function mediaUrl(world: World, id: string): string {
  return `${world.publicUrl}/whatsapp_business/attachments/?mid=${id}&ext=${world.now() + URL_LIFE_MS}`;
}

/** `POST /{phone number id}/media`, multipart. */
export async function uploadMedia(world: World, number: MetaNumber, request: Request): Promise<Response> {
  let form: FormData;
  try {
    form = (await request.formData()) as FormData;
  } catch {
    return graphError(100, "The request is not multipart/form-data");
  }
  const file = form.get("file");
  if (form.get("messaging_product") !== "whatsapp") return graphError(100, "messaging_product is required");
  if (!(file instanceof Blob)) return graphError(131008, "The parameter file is required");
  const mimeType = String(form.get("type") ?? file.type ?? "")
    .split(";")[0]!
    .trim();
  const limit = MAX_BYTES[mimeType.split("/")[0]!];
  if (!limit) return graphError(131053, `Param file must be a supported type, not ${mimeType}`);
  if (file.size > limit)
    return graphError(131053, `File of ${file.size} bytes is above the limit of ${limit}`);
  const { id } = world.media.put({
    id: world.nextNumericId(),
    bytes: new Uint8Array(await file.arrayBuffer()),
    mimeType,
    filename: "name" in file && typeof file.name === "string" ? file.name : undefined,
    phoneNumberId: number.id,
    createdAt: world.now(),
  });
  return graphJson({ id });
}

export function describeMedia(world: World, id: string, phoneNumberId: string | null): Response {
  const media = world.media.get(id);
  if (!media || (phoneNumberId && phoneNumberId !== media.phoneNumberId)) return objectMissing(id, "GET");
  return graphJson({
    messaging_product: "whatsapp",
    url: mediaUrl(world, id),
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: media.bytes.length,
    id,
  });
}

export function deleteMedia(world: World, id: string): Response {
  return world.media.delete(id) ? graphJson({ success: true }) : objectMissing(id, "DELETE");
}

/** The file itself: 401 without a living token, 404 once the address is older than five minutes. */
export function downloadMedia(world: World, query: URLSearchParams, tokenAlive: boolean): Response {
  if (!tokenAlive) return new Response("Unauthorized", { status: 401 });
  const media = world.media.get(query.get("mid") ?? "");
  if (!media || Number(query.get("ext")) < world.now()) return new Response("Not found", { status: 404 });
  return new Response(media.bytes as Uint8Array<ArrayBuffer>, {
    headers: { "content-type": media.mimeType },
  });
}
