import { join } from "node:path";
import { appProcess } from "~/platform/app-process.server";
import type { Env } from "~/platform/env/env";
import type { MediaStore } from "./media-store";
import { createGoogleMediaStore } from "./stores/google-media-store.server";
import { createLocalMediaStore } from "./stores/local-media-store.server";
import { readGoogleKey } from "./stores/read-google-key.server";
import { createS3MediaStore } from "./stores/s3-media-store.server";
import { withOlderStore } from "./stores/with-older-store";

const stores = new WeakMap<Env, MediaStore>();

/** The store of this installation: a bucket if one is named in the environment, else the local disk. */
export function mediaStore(): MediaStore {
  const { env } = appProcess();
  const known = stores.get(env) ?? openStore(env);
  stores.set(env, known);
  return known;
}

function openStore(env: Env): MediaStore {
  const disk = createLocalMediaStore(join(env.dataDir, "media"));
  const bucket = openBucket(env);
  return bucket ? withOlderStore(bucket, disk) : disk;
}

/** The bucket that is configured, on its own; undefined = files are on the disk. That no variable is missing is checked where they are read. */
function openBucket({ storage }: Env): MediaStore | undefined {
  if (storage.S3_BUCKET) {
    return createS3MediaStore({
      bucket: storage.S3_BUCKET,
      endpoint: storage.S3_ENDPOINT,
      region: storage.S3_REGION ?? "us-east-1",
      accessKeyId: storage.S3_ACCESS_KEY_ID!,
      secretAccessKey: storage.S3_SECRET_ACCESS_KEY!,
    });
  }
  if (!storage.GCS_BUCKET) return undefined;
  return createGoogleMediaStore({ bucket: storage.GCS_BUCKET, key: readGoogleKey(storage.GCS_CREDENTIALS!) });
}
