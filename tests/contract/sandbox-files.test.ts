import { describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFormFile } from "#/workers/sandbox/http/read-form-file";

const folder = mkdtempSync(join(tmpdir(), "mia-form-"));
const path = join(folder, "file");
const MB = 1024 * 1024;

/** A body in pieces of `step` bytes, so that every boundary is cut somewhere. */
function inPieces(bytes: Uint8Array, step: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + step));
      at += step;
    },
  });
}

async function formOf(content: Uint8Array): Promise<{ type: string; bytes: Uint8Array }> {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("file", new File([content as Uint8Array<ArrayBuffer>], "olá.pdf", { type: "application/pdf" }));
  form.set("type", "application/pdf");
  const made = new Response(form as never);
  return { type: made.headers.get("content-type")!, bytes: await made.bytes() };
}

const read = (type: string, body: ReadableStream<Uint8Array>) =>
  readFormFile(
    new Request("http://x/", {
      method: "POST",
      headers: { "content-type": type },
      body,
      duplex: "half",
    } as RequestInit),
    path,
  );

describe("a form with a file", () => {
  test.each([
    [0, 1],
    [1, 1],
    [300, 1],
    [300, 7],
    [100_000, 1_000],
    [100 * MB, MB],
  ])("of %p bytes, in pieces of %p, is read whole", async (size, step) => {
    const content = new Uint8Array(size).fill(13);
    content.set(new TextEncoder().encode("\r\n--almost").subarray(0, size));
    const { type, bytes } = await formOf(content);
    const form = await read(type, inPieces(bytes, step));
    expect(form?.fields).toEqual({ messaging_product: "whatsapp", type: "application/pdf" });
    expect(form?.file).toMatchObject({ bytes: size, mimeType: "application/pdf", filename: "olá.pdf" });
    expect(Buffer.compare(await Bun.file(path).bytes(), content)).toBe(0);
    expect(form?.file?.sha256).toBe(new Bun.CryptoHasher("sha256").update(content).digest("base64"));
  });

  test("cut off, or no form at all, is nothing", async () => {
    const { type, bytes } = await formOf(new Uint8Array(300));
    expect(await read(type, inPieces(bytes.subarray(0, 250), 7))).toBeUndefined();
    expect(await read("application/json", inPieces(bytes, 7))).toBeUndefined();
    rmSync(folder, { recursive: true, force: true });
  });
});
