import { join } from "node:path";
import { appProcess } from "~/platform/app-process.server";
import { createLocalMediaStore } from "./local-media-store.server";
import type { MediaStore } from "./media-store";

const stores = new Map<string, MediaStore>();

/** The store of this installation: the local disk. */
export function mediaStore(): MediaStore {
  const folder = join(appProcess().env.dataDir, "media");
  const known = stores.get(folder) ?? createLocalMediaStore(folder);
  stores.set(folder, known);
  return known;
}
