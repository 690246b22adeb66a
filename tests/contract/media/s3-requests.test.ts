import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { createS3MediaStore } from "~/features/media/stores/s3-media-store.server";

const KEYS = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "a-secret-of-nobody",
  region: "sa-east-1",
};
const KEY = "0190a000-0000-7000-8000-000000000001/0190a000-0000-7000-8000-000000000002";
const MB = 1024 * 1024;

interface Asked {
  call: string;
  body: string;
}
let asked: Asked[] = [];
let answer: (call: string) => Response | undefined = () => undefined;

const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  async fetch(request) {
    const { pathname, search } = new URL(request.url);
    const { method } = request;
    const call = `${method} ${pathname.split("/").length > 2 ? "file" : pathname}${search}`;
    asked.push({
      call,
      body: method === "POST" ? await request.text() : `${(await request.arrayBuffer()).byteLength} bytes`,
    });
    return (
      answer(call) ??
      new Response(null, { status: method === "DELETE" ? 204 : 200, headers: { etag: '"e"' } })
    );
  },
});
const endpoint = `http://127.0.0.1:${server.port}`;
const store = createS3MediaStore({ bucket: "files", endpoint, ...KEYS });

beforeEach(() => {
  asked = [];
  answer = (call) => (call.endsWith("?uploads=") ? new Response("<UploadId>a&amp;b</UploadId>") : undefined);
});
afterAll(() => server.stop(true));

const calls = () => asked.map(({ call }) => call);
async function* bytes(size: number) {
  for (let at = 0; at < size; at += MB) yield new Uint8Array(Math.min(MB, size - at));
}

describe("a large file", () => {
  test("goes in parts, which are put together at the end", async () => {
    await store.write(KEY, bytes(17 * MB));
    expect(calls()).toEqual([
      "POST file?uploads=",
      "PUT file?partNumber=1&uploadId=a%26b",
      "PUT file?partNumber=2&uploadId=a%26b",
      "PUT file?partNumber=3&uploadId=a%26b",
      "POST file?uploadId=a%26b",
    ]);
    expect(asked.at(-1)!.body).toContain("<PartNumber>3</PartNumber><ETag>&quot;e&quot;</ETag>");
  });

  const FORGOTTEN = ["DELETE file?uploadId=a%26b", "DELETE file"];

  test("whose stream breaks is forgotten with its parts", async () => {
    async function* breaking() {
      yield* bytes(9 * MB);
      throw new Error("gone");
    }
    await expect(store.write(KEY, breaking())).rejects.toThrow("gone");
    expect(calls().slice(-2)).toEqual(FORGOTTEN);
  });

  test.each([
    [
      "a part is refused",
      "PUT",
      () => new Response("<Code>AccessDenied</Code>", { status: 403 }),
      "403 AccessDenied",
    ],
    [
      "the parts are not put together, which is said in an answer of 200",
      "POST file?uploadId",
      () => new Response("<Error>\n<Code>InternalError</Code></Error>"),
      "200 InternalError",
    ],
  ] as const)("is forgotten when %s", async (_, start, refusal, detail) => {
    const begin = answer;
    answer = (call) => (call.startsWith(start) ? refusal() : begin(call));
    await expect(store.write(KEY, bytes(9 * MB))).rejects.toMatchObject({ params: { detail } });
    expect(calls().slice(-2)).toEqual(FORGOTTEN);
  });
});

test("what is busy is asked three times, each signed anew, and then given up", async () => {
  answer = () => new Response("<Code>SlowDown</Code>", { status: 503 });
  await expect(store.read(KEY)).rejects.toMatchObject({
    code: "UNAVAILABLE",
    params: { detail: "503 SlowDown" },
  });
  expect(calls()).toEqual(["GET file", "GET file", "GET file"]);
});

test("a redirect is not followed: the file would go to somebody else", async () => {
  answer = () => new Response(null, { status: 307, headers: { location: "http://127.0.0.1:1/" } });
  await expect(store.write(KEY, bytes(1))).rejects.toMatchObject({ params: { detail: "307" } });
});
