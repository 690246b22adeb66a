import type { World } from "../world";
import { graphError, graphJson } from "./graph-error";

/** Resumable upload: `POST /{app id}/uploads` opens a session `upload:…`. */
export function openUpload(world: World, query: URLSearchParams): Response {
  const fileType = query.get("file_type") ?? "";
  const bytes = Number(query.get("file_length"));
  if (!(bytes > 0)) return graphError(100, "file_length is required");
  if (!/^(image\/(jpe?g|png)|video\/mp4|application\/pdf)$/.test(fileType)) {
    return graphError(100, `file_type ${fileType} is not supported`);
  }
  const id = `upload:${world.nextHex(24)}`;
  world.uploads.set(id, { fileType, bytes });
  return graphJson({ id: `${id}?sig=sandbox` });
}

/** `POST /upload:…` with the bytes → `{h}`, the handle that a template's header example takes. */
export async function receiveUpload(world: World, id: string, request: Request): Promise<Response> {
  const upload = world.uploads.get(id);
  if (!upload) return graphError(100, "The upload session does not exist");
  const offset = Number(request.headers.get("file_offset") ?? 0);
  const received = offset + (await request.arrayBuffer()).byteLength;
  if (received < upload.bytes) return graphJson({ id, file_offset: received });
  return graphJson({ h: `4::${Buffer.from(`${upload.fileType} ${id}`).toString("base64url")}` });
}
