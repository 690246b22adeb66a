import { assertMediaKey, type MediaStore } from "../media-store";
import { askStore, describeRefusal, refusalOf, type StoreCall } from "./ask-store.server";
import { type GoogleKey, googleTokens } from "./google-token.server";
import { type Piece, piecesOf } from "./pieces-of";
import { storeFailure } from "./store-failure";

export interface GooglePlace {
  bucket: string;
  key: GoogleKey;
  /** Google's own without it. */
  baseUrl?: string;
}

/** Pieces must be multiples of 256 KiB; one is held in memory for each file that is being written. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** Google answers this to a piece that is not the last. */
const GO_ON = 308;

/** Files in a bucket of Google Cloud Storage, by its JSON API ("Resumable uploads", "Objects: get, delete"). */
export function createGoogleMediaStore(place: GooglePlace, now = () => new Date()): MediaStore {
  const base = place.baseUrl ?? "https://storage.googleapis.com";
  const bucket = encodeURIComponent(place.bucket);
  const token = googleTokens(place.key, now);
  const objectUrl = (key: string) => `${base}/storage/v1/b/${bucket}/o/${encodeURIComponent(key)}`;

  const ask = (call: StoreCall) =>
    askStore(async () => ({
      ...call,
      headers: { ...call.headers, authorization: `Bearer ${await token()}` },
    }));

  async function refuse(answer: Response): Promise<never> {
    throw storeFailure(await refusalOf(answer));
  }

  /** Its address takes the pieces; nothing is there to be read before the last has come. */
  async function begin(key: string): Promise<string> {
    const url = `${base}/upload/storage/v1/b/${bucket}/o?uploadType=resumable&name=${encodeURIComponent(key)}`;
    const headers = { "x-upload-content-type": "application/octet-stream" };
    const answer = await ask({ method: "POST", url, headers, body: "" });
    if (!answer.ok) return refuse(answer);
    await answer.body?.cancel();
    const location = URL.parse(answer.headers.get("location") ?? "");
    if (!location) throw storeFailure("no upload address");
    if (location.origin !== new URL(base).origin) throw storeFailure("an upload address elsewhere");
    return location.href;
  }

  async function send(url: string, { bytes, at, last }: Piece): Promise<void> {
    const end = at + bytes.length;
    const range = bytes.length === 0 ? `bytes */${end}` : `bytes ${at}-${end - 1}/${last ? end : "*"}`;
    const answer = await ask({ method: "PUT", url, body: bytes, headers: { "content-range": range } });
    if (last ? !answer.ok : answer.status !== GO_ON) return refuse(answer);
    await answer.body?.cancel();
    const kept = answer.headers.get("range");
    if (!last && kept !== `bytes=0-${end - 1}`) throw storeFailure(`kept ${kept} of ${end} bytes`);
  }

  /** Reads a refusal: one that says that there is no such file is none. Google says 404 for a missing bucket, too. */
  async function acceptMissing(answer: Response): Promise<void> {
    const text = await answer.text();
    if (answer.status !== 404 || /bucket does not exist/i.test(text)) {
      throw storeFailure(describeRefusal(answer.status, text));
    }
  }

  async function remove(key: string): Promise<void> {
    assertMediaKey(key);
    const answer = await ask({ method: "DELETE", url: objectUrl(key) });
    if (answer.ok) await answer.body?.cancel();
    else await acceptMissing(answer);
  }

  return {
    async write(key, body) {
      assertMediaKey(key);
      let upload: string | undefined;
      try {
        for await (const piece of piecesOf(body, PIECE_BYTES)) {
          upload ??= await begin(key);
          await send(upload, piece);
        }
      } catch (error) {
        if (upload) await ask({ method: "DELETE", url: upload }).catch(() => {});
        // What was sent last may have been kept although no answer came.
        await remove(key).catch(() => {});
        throw error;
      }
    },
    async read(key, range) {
      assertMediaKey(key);
      const headers: Record<string, string> = range ? { range: `bytes=${range.first}-${range.last}` } : {};
      const answer = await ask({ method: "GET", url: `${objectUrl(key)}?alt=media`, headers });
      if (answer.ok && (!range || answer.status === 206)) return answer.body ?? new Blob([]).stream();
      await acceptMissing(answer);
      return undefined;
    },
    delete: remove,
  };
}
