import { afterAll, expect, test } from "bun:test";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { zipDirectory } from "./zip-directory.server";
import { zipEntryText } from "./zip-entry.server";

const path = join(tmpdir(), `bomba-${crypto.randomUUID()}.zip`);
afterAll(() => rm(path, { force: true }));

test("a file that unpacks to more than it may is stopped on the way, not at the end", async () => {
  await Bun.write(path, zipSync({ zeros: new Uint8Array(20_000_000) }));
  const [entry] = (await zipDirectory(path))!;
  let received = 0;
  const reading = async () => {
    for await (const text of zipEntryText(path, entry!, 1_000_000)) received += text.length;
  };
  await expect(reading()).rejects.toMatchObject({ messageKey: "imports.refused.bomb" });
  expect(received).toBeLessThanOrEqual(1_000_000);
});
