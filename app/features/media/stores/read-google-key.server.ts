import { readFileSync } from "node:fs";
import { type GoogleKey, googleKey } from "./google-token.server";
import { storeFailure } from "./store-failure";

/**
 * GCS_CREDENTIALS: a service account's key, as JSON or as the path of its file.
 * @throws AppError UNAVAILABLE, without a word of what is in it
 */
export function readGoogleKey(given: string): GoogleKey {
  let value: unknown;
  try {
    value = JSON.parse(given.trimStart().startsWith("{") ? given : readFileSync(given, "utf8"));
  } catch {
    throw storeFailure("GCS_CREDENTIALS cannot be read");
  }
  const key = googleKey.safeParse(value);
  if (!key.success) throw storeFailure("GCS_CREDENTIALS is no service account's key");
  return key.data;
}
