import { rm } from "node:fs/promises";
import { readFormFile } from "../http/read-form-file";
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

/** `POST /{phone number id}/media`, multipart; the file goes to disk as it comes. */
export async function uploadMedia(world: World, number: MetaNumber, request: Request): Promise<Response> {
  const id = world.nextNumericId();
  const path = world.media.pathOf(id);
  const refuse = async (...refusal: Parameters<typeof graphError>) => {
    await rm(path, { force: true });
    return graphError(...refusal);
  };
  const form = await readFormFile(request, path).catch(() => undefined);
  if (!form) return refuse(100, "The request is not multipart/form-data");
  const { fields, file } = form;
  if (fields.messaging_product !== "whatsapp") return refuse(100, "messaging_product is required");
  if (!file) return refuse(131008, "The parameter file is required");
  const mimeType = (fields.type ?? file.mimeType).split(";")[0]!.trim();
  const limit = MAX_BYTES[mimeType.split("/")[0]!];
  if (!limit) return refuse(131053, `Param file must be a supported type, not ${mimeType}`);
  if (file.bytes > limit) return refuse(131053, `File of ${file.bytes} bytes is above the limit of ${limit}`);
  world.media.keep({
    id,
    file: Bun.file(path),
    bytes: file.bytes,
    sha256: file.sha256,
    mimeType,
    filename: file.filename,
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
    file_size: media.bytes,
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
  return new Response(media.file, {
    headers: { "content-type": media.mimeType },
  });
}
