import { appProcess } from "~/platform/app-process.server";
import { mediaStore } from "./media-store.server";
import { readPicture } from "./read-picture.server";

const PICTURE = /^image\/(?:jpeg|png|webp|gif)$/;
const MOST_BYTES = 20 * 1024 * 1024;

/** As the columns of a file's row. */
export interface PictureFacts {
  width: number | null;
  height: number | null;
  thumbKey: string | null;
}

const NO_PICTURE: PictureFacts = { width: null, height: null, thumbKey: null };

/**
 * Size of a picture that is in the store, and a small one of it beside it. Best effort: a file without is shown by its
 * name, or whole. Never throws.
 */
export async function keepThumbnail(
  companyId: string,
  file: { key: string; mimeType: string; bytes: number },
): Promise<PictureFacts> {
  if (!PICTURE.test(file.mimeType) || file.bytes > MOST_BYTES) return NO_PICTURE;
  try {
    const body = await mediaStore().read(file.key);
    const picture = body && (await readPicture(await new Response(body).bytes()));
    if (!picture) return NO_PICTURE;
    const { width, height, thumbnail } = picture;
    if (!thumbnail) return { width, height, thumbKey: null };
    const thumbKey = `${companyId}/${Bun.randomUUIDv7()}`;
    await mediaStore().write(thumbKey, once(thumbnail));
    return { width, height, thumbKey };
  } catch (error) {
    appProcess().logger.warn({ companyId, error: String(error) }, "no small picture of a file");
    return NO_PICTURE;
  }
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
