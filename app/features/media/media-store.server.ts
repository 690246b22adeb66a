import { join } from "node:path";
import { appProcess } from "~/platform/app-process.server";
import type { Env } from "~/platform/env/env";
import type { MediaStore } from "./media-store";
import { createGoogleMediaStore } from "./stores/google-media-store.server";
import { createLocalMediaStore } from "./stores/local-media-store.server";
import { readGoogleKey } from "./stores/read-google-key.server";
import { createS3MediaStore } from "./stores/s3-media-store.server";

const stores = new WeakMap<Env, MediaStore>();

/** The store of this installation: a bucket if one is named in the environment, else the local disk. */
export function mediaStore(): MediaStore {
  const { env } = appProcess();
  const known = stores.get(env) ?? openStore(env);
  stores.set(env, known);
  return known;
}

export type StoreKind = "disk" | "s3" | "google";

export function storeKind({ storage }: Env): StoreKind {
  if (storage.S3_BUCKET) return "s3";
  return storage.GCS_BUCKET ? "google" : "disk";
}

function openStore(env: Env): MediaStore {
  const { storage } = env;
  switch (storeKind(env)) {
    case "s3":
      // That none is missing is checked where the environment is read.
      return createS3MediaStore({
        bucket: storage.S3_BUCKET!,
        endpoint: storage.S3_ENDPOINT,
        region: storage.S3_REGION ?? "us-east-1",
        accessKeyId: storage.S3_ACCESS_KEY_ID!,
        secretAccessKey: storage.S3_SECRET_ACCESS_KEY!,
      });
    case "google":
      return createGoogleMediaStore({
        bucket: storage.GCS_BUCKET!,
        key: readGoogleKey(storage.GCS_CREDENTIALS!),
      });
    default:
      return createLocalMediaStore(join(env.dataDir, "media"));
  }
}
