import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chunksOf } from "~/features/media/chunks-of";
import type { MediaStore } from "~/features/media/media-store";
import { createGoogleMediaStore } from "~/features/media/stores/google-media-store.server";
import { createLocalMediaStore } from "~/features/media/stores/local-media-store.server";
import { createS3MediaStore } from "~/features/media/stores/s3-media-store.server";
import { startFakeGoogle } from "./fake-google";
import { S3_KEYS, startS3 } from "./start-s3";

const BUCKET = "files";
const MB = 1024 * 1024;

interface Opened {
  store: MediaStore;
  /** How many files it holds, whole or half written; this server of S3 cannot forget parts, see s3-requests.test.ts. */
  left(): number;
  stop(): Promise<unknown>;
}

const OPEN: Record<string, () => Promise<Opened>> = {
  async "the local disk"() {
    const folder = mkdtempSync(join(tmpdir(), "mia-store-"));
    const left = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
    return {
      store: createLocalMediaStore(folder),
      left,
      stop: async () => rmSync(folder, { recursive: true }),
    };
  },
  async S3() {
    const { endpoint, files, stop } = await startS3(BUCKET);
    const store = createS3MediaStore({ bucket: BUCKET, endpoint, ...S3_KEYS });
    return { store, left: () => files().length, stop };
  },
  async "Google Cloud Storage"() {
    const { baseUrl, key, files, unfinished, stop } = startFakeGoogle(BUCKET);
    const store = createGoogleMediaStore({ bucket: BUCKET, key, baseUrl });
    return { store, left: () => files().length + unfinished(), stop };
  },
};

const aKey = () => `${crypto.randomUUID()}/${crypto.randomUUID()}`;

/** So many bytes, in pieces of odd sizes, without two pieces alike. */
async function* bytes(size: number, piece = 700_001): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += piece) {
    yield new Uint8Array(Math.min(piece, size - at)).map((_, index) => (at + index) % 251);
  }
}

async function hashOf(parts: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of parts) hash.update(part);
  return hash.digest("hex");
}

describe.each(Object.keys(OPEN))("%s", (name) => {
  let opened: Opened;
  let store: MediaStore;
  beforeAll(async () => {
    opened = await OPEN[name]!();
    store = opened.store;
  });
  afterAll(() => opened.stop());

  test("has nothing where nothing was written, and deletes it all the same", async () => {
    expect(await store.read(aKey())).toBeUndefined();
    await store.delete(aKey());
  });

  test.each(["../x", "a/../../x", "/etc/passwd", "", `${aKey()}/x`, "a?b"])(
    "no key leads elsewhere: %p",
    async (key) => {
      await expect((async () => store.read(key))()).rejects.toThrow("Not a media key");
      await expect((async () => store.write(key, bytes(1)))()).rejects.toThrow("Not a media key");
      await expect((async () => store.delete(key))()).rejects.toThrow("Not a media key");
    },
  );

  test.each([
    ["an early one", 10],
    ["one after many pieces", 20 * MB],
  ])("of a file whose stream breaks nothing stays: %s", async (_, size) => {
    const before = opened.left();
    const key = aKey();
    async function* breaking() {
      yield* bytes(size);
      throw new Error("gone");
    }
    await expect(store.write(key, breaking())).rejects.toThrow("gone");
    expect(await store.read(key)).toBeUndefined();
    expect(opened.left()).toBe(before);
  });

  test.each([
    ["nothing", 0],
    ["a byte", 1],
    ["exactly one part", 8 * MB],
    ["a part and a byte", 8 * MB + 1],
    ["20 MB", 20 * MB],
  ])("gives back what was written: %s", async (_, size) => {
    const key = aKey();
    await store.write(key, bytes(size));
    const body = await store.read(key);
    expect(await hashOf(chunksOf(body!))).toBe(await hashOf(bytes(size)));
    await store.delete(key);
    await store.delete(key);
    expect(await store.read(key)).toBeUndefined();
  });

  test("gives any part of a file", async () => {
    const key = aKey();
    await store.write(key, bytes(1_000));
    const part = await new Response(await store.read(key, { first: 300, last: 304 })).bytes();
    expect([...part]).toEqual([49, 50, 51, 52, 53]);
    expect((await new Response(await store.read(key, { first: 999, last: 999 })).bytes()).length).toBe(1);
  });

  test("writes many files at once", async () => {
    const keys = Array.from({ length: 12 }, aKey);
    await Promise.all(keys.map((key, index) => store.write(key, bytes(100_000 + index))));
    const sizes = await Promise.all(
      keys.map(async (key) => (await new Response(await store.read(key)).bytes()).length),
    );
    expect(sizes).toEqual(keys.map((_, index) => 100_000 + index));
  });
});

describe("a store that does not do as it is told says why, and no secret", () => {
  const detail = (work: Promise<unknown>) =>
    work.then(
      () => "it did",
      (error) => `${error.code} ${error.params?.detail}`,
    );

  test("nobody is there", async () => {
    const place = { bucket: BUCKET, endpoint: "http://127.0.0.1:1", ...S3_KEYS };
    expect(await detail(createS3MediaStore(place).read(aKey()))).toBe("UNAVAILABLE ECONNREFUSED");
  });

  test("no such bucket", async () => {
    const { endpoint, stop } = await startS3(BUCKET);
    const store = createS3MediaStore({ bucket: "other", endpoint, ...S3_KEYS });
    expect(await detail(store.read(aKey()))).toBe("UNAVAILABLE 404 NoSuchBucket");
    expect(await detail(store.write(aKey(), bytes(1)))).toBe("UNAVAILABLE 404 NoSuchBucket");
    await stop();
    const google = startFakeGoogle(BUCKET);
    const other = createGoogleMediaStore({ bucket: "other", key: google.key, baseUrl: google.baseUrl });
    expect(await detail(other.read(aKey()))).toBe("UNAVAILABLE 404 notFound");
    expect(await detail(other.delete(aKey()))).toBe("UNAVAILABLE 404 notFound");
    await google.stop();
  });

  test("another's key", async () => {
    const google = startFakeGoogle(BUCKET);
    const stranger = startFakeGoogle(BUCKET);
    const key = { ...google.key, private_key: stranger.key.private_key };
    const store = createGoogleMediaStore({ bucket: BUCKET, key, baseUrl: google.baseUrl });
    expect(await detail(store.read(aKey()))).toBe("UNAVAILABLE token 400");
    await google.stop();
    await stranger.stop();
  });

  test("a wrong secret", async () => {
    const { endpoint, stop } = await startS3(BUCKET);
    const store = createS3MediaStore({ bucket: BUCKET, endpoint, ...S3_KEYS, secretAccessKey: "wrong" });
    expect(await detail(store.write(aKey(), bytes(1)))).toBe("UNAVAILABLE 403 SignatureDoesNotMatch");
    await stop();
  });
});

test("a store that is busy for a moment is asked again", async () => {
  const google = startFakeGoogle(BUCKET);
  const store = createGoogleMediaStore({ bucket: BUCKET, key: google.key, baseUrl: google.baseUrl });
  const key = aKey();
  google.fail(1);
  await store.write(key, bytes(10));
  expect(google.files()).toEqual([key]);
  expect(google.tokens()).toBe(1);
  await google.stop();
});
