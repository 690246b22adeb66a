import { expect, test } from "bun:test";
import { createDecipheriv, createHash } from "node:crypto";
import { getMediaKeys } from "@whiskeysockets/baileys";
import { encryptMedia } from "./encrypt-media";

test.each(["image", "video", "audio", "document", "sticker", "md-msg-hist"] as const)(
  "%s is opened with the keys that clients derive, and the sums fit",
  async (kind) => {
    const plain = Buffer.from("conteúdo do arquivo");
    const sealed = encryptMedia(plain, kind);
    const { cipherKey, iv } = await getMediaKeys(sealed.mediaKey, kind);
    const cipher = createDecipheriv("aes-256-cbc", cipherKey, iv);
    expect(Buffer.concat([cipher.update(sealed.bytes.subarray(0, -10)), cipher.final()])).toEqual(plain);
    expect(sealed.fileEncSha256).toEqual(createHash("sha256").update(sealed.bytes).digest());
    expect(sealed.fileSha256).toEqual(createHash("sha256").update(plain).digest());
    expect(sealed.fileLength).toBe(plain.length);
  },
);

test("an unknown kind of file is a mistake of the caller", () => {
  expect(() => encryptMedia(Buffer.alloc(1), "hologram")).toThrow("no such kind of file: hologram");
});
