import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MOST_BYTES } from "~/features/media/core/media-rules";
import { deleteMedia } from "~/features/media/delete-media.server";
import { mediaResponse } from "~/features/media/media-response.server";
import { openMedia } from "~/features/media/open-media.server";
import { storeMedia } from "~/features/media/store-media.server";
import { createLocalMediaStore } from "~/features/media/stores/local-media-store.server";
import { AppError } from "~/platform/errors/app-error";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let test_: TestDatabase;
const dataDir = mkdtempSync(join(tmpdir(), "mia-media-"));
beforeAll(async () => {
  test_ = await openTestDatabase();
  openTestProcess(test_, { DATA_DIR: dataDir });
});
afterAll(async () => {
  await test_.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A file that arrives in pieces of `step` bytes. */
function arriving(bytes: Uint8Array, step = 64 * 1024): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + step));
      at += step;
    },
  });
}

function aPicture(size: number): Uint8Array {
  const bytes = new Uint8Array(size).fill(7);
  bytes.set(PNG);
  return bytes;
}

const refused = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was refused",
    (error) => (error instanceof AppError ? error.messageKey : Promise.reject(error)),
  );

const filesOf = (companyId: string) => {
  const folder = join(dataDir, "media", companyId);
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe("keeping a file", () => {
  test("byte by byte it comes back whole, with its true kind, size and hash", async () => {
    const ctx = await test_.company();
    const bytes = aPicture(200_001);
    const stored = await storeMedia(ctx, {
      purpose: "template",
      file: { filename: "foto.exe", body: arriving(bytes, 7) },
    });
    expect(stored).toMatchObject({
      mimeType: "image/png",
      family: "image",
      filename: "foto.png",
      bytes: 200_001,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    const opened = await openMedia(ctx, stored.id);
    expect(Buffer.from(await new Response(opened.body).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("exactly at the limit is kept, one byte more is not, and nothing stays behind", async () => {
    const ctx = await test_.company();
    const at = (size: number) =>
      storeMedia(ctx, {
        purpose: "template",
        file: { filename: "foto.png", body: arriving(aPicture(size)) },
      });
    expect((await at(MOST_BYTES.image)).bytes).toBe(MOST_BYTES.image);
    expect(await refused(at(MOST_BYTES.image + 1))).toBe("media.errors.tooLarge");
    expect(filesOf(ctx.companyId)).toHaveLength(1);
    expect(await ctx.read(({ db }) => db.media.count())).toBe(1);
  });

  test.each([
    ["a program named .png", "MZ\u0090 a program", "foto.png"],
    ["a page named .png", "<!doctype html><script>1</script>", "foto.png"],
    ["a drawing that can run", "<svg onload='x()'/>", "foto.svg"],
    ["nothing", "", "foto.png"],
  ])("%s is refused", async (_, content, filename) => {
    const ctx = await test_.company();
    const body = arriving(new TextEncoder().encode(content));
    expect(await refused(storeMedia(ctx, { purpose: "template", file: { filename, body } }))).toBe(
      "media.errors.unknownKind",
    );
    expect(filesOf(ctx.companyId)).toEqual([]);
  });

  test("a PDF is no header picture", async () => {
    const ctx = await test_.company();
    const file = { filename: "a.pdf", body: arriving(new TextEncoder().encode("%PDF-1.7 …")) };
    expect(await refused(storeMedia(ctx, { purpose: "template", families: ["image"], file }))).toBe(
      "media.errors.wanted.image",
    );
  });

  test("an upload that breaks off leaves nothing behind", async () => {
    const ctx = await test_.company();
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        if (pulls === 1) controller.enqueue(aPicture(1_000));
        else controller.error(new Error("gone"));
      },
    });
    const work = storeMedia(ctx, { purpose: "template", file: { filename: "foto.png", body } });
    await expect(work).rejects.toThrow("gone");
    expect(filesOf(ctx.companyId)).toEqual([]);
  });
});

describe("a kept file", () => {
  test("is its company's only", async () => {
    const ctx = await test_.company();
    const file = { filename: "foto.png", body: arriving(aPicture(100)) };
    const { id } = await storeMedia(ctx, { purpose: "message", file });
    const other = await test_.company();
    expect(await refused(openMedia(other, id))).toBe("media.errors.notFound");
    await deleteMedia(other, id);
    expect((await openMedia(ctx, id)).bytes).toBe(100);
    await deleteMedia(ctx, id);
    await deleteMedia(ctx, id);
    expect(await refused(openMedia(ctx, id))).toBe("media.errors.notFound");
    expect(filesOf(ctx.companyId)).toEqual([]);
  });

  test.each([
    ["image/png", "inline"],
    ["application/pdf", "attachment"],
    ["text/plain", "attachment"],
  ])("%s is answered as %s, never sniffed, never a page", (mimeType, place) => {
    const { headers } = mediaResponse({
      body: arriving(new Uint8Array(1)),
      mimeType,
      filename: 'a"; x.png',
      bytes: 1,
      sha256: null,
    });
    expect(headers.get("content-disposition")).toStartWith(`${place}; filename*=UTF-8''a%22`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  test("no key leads out of the store's folder", async () => {
    const store = createLocalMediaStore(dataDir);
    for (const key of ["../x", "a/../../x", "/etc/passwd", ""]) {
      await expect(store.read(key)).rejects.toThrow("Not a media key");
    }
  });
});
