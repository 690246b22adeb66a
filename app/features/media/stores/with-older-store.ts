import type { MediaStore } from "../media-store";

/** Writes go to `store`; what is only in `older`, from before the installation changed its store, is still there. */
export function withOlderStore(store: MediaStore, older: MediaStore): MediaStore {
  return {
    write: (key, body) => store.write(key, body),
    read: async (key, range) => (await store.read(key, range)) ?? older.read(key, range),
    async delete(key) {
      await store.delete(key);
      await older.delete(key);
    },
  };
}
