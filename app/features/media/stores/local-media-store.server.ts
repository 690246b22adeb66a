import { mkdir, open as openFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { assertMediaKey, type MediaStore } from "../media-store";

/** Files in a folder of this machine: DATA_DIR/media. Written beside and renamed, so that none is ever half there. */
export function createLocalMediaStore(folder: string): MediaStore {
  const pathOf = (key: string) => {
    assertMediaKey(key);
    return join(folder, key);
  };
  return {
    async write(key, body) {
      const path = pathOf(key);
      const unfinished = `${path}.part`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await openFile(unfinished, "wx", 0o600);
      try {
        for await (const chunk of body) await file.writeFile(chunk);
        await file.sync();
        await file.close();
        await rename(unfinished, path);
      } catch (error) {
        await file.close().catch(() => {});
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async read(key, range) {
      const file = Bun.file(pathOf(key));
      if (!(await file.exists())) return undefined;
      const part = range ? file.slice(range.first, range.last + 1) : file;
      return part.stream() as ReadableStream<Uint8Array>;
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}
