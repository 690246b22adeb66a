import type { ByteRange } from "../core/parse-range";
import { assertMediaKey, type MediaStore } from "../media-store";
import { askStore, refusalOf } from "./ask-store.server";
import { piecesOf } from "./pieces-of";
import { type S3Keys, signS3 } from "./sign-s3";
import { storeFailure } from "./store-failure";

export interface S3Place extends S3Keys {
  bucket: string;
  /** Of another maker's S3, or of one's own: the bucket is then the first part of the path. Amazon's without it. */
  endpoint?: string;
}

/** S3 wants parts of at least 5 MiB; one is held in memory for each file that is being written. */
const PART_BYTES = 8 * 1024 * 1024;

interface Asked {
  method: "GET" | "PUT" | "POST" | "DELETE";
  key: string;
  query?: Record<string, string>;
  body?: Uint8Array | string;
  headers?: Record<string, string>;
}

/** Where a bucket is; Amazon's own host name for it, unless its certificate cannot cover the name's dots. */
function rootOf({ bucket, endpoint, region }: S3Place): string {
  if (endpoint) return `${endpoint}/${bucket}`;
  return bucket.includes(".")
    ? `https://s3.${region}.amazonaws.com/${bucket}`
    : `https://${bucket}.s3.${region}.amazonaws.com`;
}

/** Files in a bucket of Amazon S3, or of anything that speaks it. */
export function createS3MediaStore(place: S3Place, now = () => new Date()): MediaStore {
  const root = rootOf(place);

  function ask({ key, query = {}, method, body, headers }: Asked): Promise<Response> {
    assertMediaKey(key);
    const url = new URL(`${root}/${key}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return askStore(() => ({
      method,
      url: url.href,
      body,
      headers: signS3({ method, url, body, headers }, place, now()),
    }));
  }

  async function done(asked: Asked): Promise<Response> {
    const answer = await ask(asked);
    if (!answer.ok) throw storeFailure(await refusalOf(answer));
    return answer;
  }

  async function put(key: string, body: Uint8Array, query?: Record<string, string>): Promise<string> {
    const answer = await done({ method: "PUT", key, body, query });
    await answer.body?.cancel();
    return answer.headers.get("etag") ?? "";
  }

  async function begin(key: string): Promise<string> {
    const text = await (await done({ method: "POST", key, query: { uploads: "" } })).text();
    const id = /<UploadId>([^<]+)<\/UploadId>/.exec(text)?.[1];
    if (!id) throw storeFailure("no UploadId");
    return id
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  }

  async function complete(key: string, uploadId: string, etags: readonly string[]): Promise<void> {
    const parts = etags.map(
      (etag, index) =>
        `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag.replaceAll('"', "&quot;")}</ETag></Part>`,
    );
    const body = `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
    const text = await (await done({ method: "POST", key, query: { uploadId }, body })).text();
    // It may say 200 first and fail afterwards (AWS, "CompleteMultipartUpload").
    const code = /<Error>.*?<Code>([^<]{1,80})</s.exec(text)?.[1];
    if (code) throw storeFailure(`200 ${code}`);
  }

  const remove = async (key: string, query?: Record<string, string>) => {
    const answer = await ask({ method: "DELETE", key, query });
    if (!answer.ok && answer.status !== 404) throw storeFailure(await refusalOf(answer));
    await answer.body?.cancel();
  };

  return {
    async write(key, body) {
      let uploadId: string | undefined;
      const etags: string[] = [];
      try {
        for await (const { bytes, at, last } of piecesOf(body, PART_BYTES)) {
          if (last && at === 0) return void (await put(key, bytes));
          uploadId ??= await begin(key);
          etags.push(await put(key, bytes, { partNumber: String(etags.length + 1), uploadId }));
        }
        await complete(key, uploadId!, etags);
      } catch (error) {
        // What was asked last may have been done although no answer came.
        if (uploadId) await remove(key, { uploadId }).catch(() => {});
        await remove(key).catch(() => {});
        throw error;
      }
    },
    async read(key, range) {
      const answer = await ask({ method: "GET", key, headers: rangeHeader(range) });
      if (answer.ok && (!range || answer.status === 206)) return answer.body ?? new Blob([]).stream();
      const refusal = await refusalOf(answer);
      if (refusal === "404 NoSuchKey") return undefined;
      throw storeFailure(refusal);
    },
    delete: (key) => remove(key),
  };
}

const rangeHeader = (range: ByteRange | undefined): Record<string, string> =>
  range ? { range: `bytes=${range.first}-${range.last}` } : {};
