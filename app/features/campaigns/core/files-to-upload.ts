import type { SentFile, VariableMapping } from "./variable-mapping";

/** A media id lives for 30 days (Meta, "Media"): renewed well before, so that a campaign of many days does not outlive it. */
const RENEWED_AFTER_MS = 7 * 24 * 3_600_000;

export interface FileToUpload {
  /** The variable's key: "header.image". */
  key: string;
  file: SentFile;
}

/** The files of a mapping that this number has not got at Meta, or not lately. */
export function filesToUpload(
  mapping: VariableMapping,
  connectionId: string | null,
  now: Date,
): FileToUpload[] {
  return Object.entries(mapping).flatMap(([key, source]) => {
    const file = "text" in source ? source.file : undefined;
    if (!file) return [];
    const { sent } = file;
    const age = sent ? now.getTime() - Date.parse(sent.at) : Number.POSITIVE_INFINITY;
    return sent?.connectionId === connectionId && age < RENEWED_AFTER_MS ? [] : [{ key, file }];
  });
}
