import { appProcess } from "~/platform/app-process.server";

/** Where files are kept, as the environment says; nothing secret. */
export interface StoreFacts {
  kind: "disk" | "s3" | "google";
  /** Folder or bucket. */
  place: string;
  /** Host of another maker's S3; null for Amazon's. */
  host: string | null;
  /** What browsers fetch files from instead of here. */
  cdn: string | null;
}

export function describeStore(): StoreFacts {
  const { env } = appProcess();
  const { S3_BUCKET, S3_ENDPOINT, GCS_BUCKET } = env.storage;
  const cdn = env.mediaCdnUrl ? new URL(env.mediaCdnUrl).host : null;
  if (S3_BUCKET)
    return { kind: "s3", place: S3_BUCKET, host: S3_ENDPOINT ? new URL(S3_ENDPOINT).host : null, cdn };
  if (GCS_BUCKET) return { kind: "google", place: GCS_BUCKET, host: null, cdn };
  return { kind: "disk", place: "DATA_DIR/media", host: null, cdn };
}
