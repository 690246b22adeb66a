import { randomBytes } from "node:crypto";
import { changeImport } from "~/features/imports/change-import.server";
import type { ImportChanges } from "~/features/imports/imports.schema";
import { type LoadedImport, loadImport } from "~/features/imports/load-import.server";
import { proveImport } from "~/features/imports/prove-import.server";
import { receiveUpload } from "~/features/imports/receive-upload.server";
import { type RunOptions, runImport } from "~/features/imports/run-import.server";
import { startImport } from "~/features/imports/start-import.server";
import type { CompanyContext } from "~/platform/db/company-types";

/** A file in pieces of odd sizes, as a network brings it. */
export async function* inPieces(text: string | Uint8Array, size = 65_521): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** An uploaded file with its columns guessed and settings changed; not proved. */
export async function anUpload(
  ctx: CompanyContext,
  text: string | Uint8Array,
  changes: ImportChanges = {},
  filename = `contatos-${randomBytes(3).toString("hex")}.csv`,
): Promise<string> {
  const { importId } = await receiveUpload(ctx, { filename, body: inPieces(text) }, { prove: false });
  await changeImport(ctx, importId, { basis: "consent", ...changes });
  return importId;
}

export async function proved(ctx: CompanyContext, importId: string): Promise<LoadedImport> {
  const { settings } = await loadImport(ctx, importId);
  await proveImport(ctx, { importId, revision: settings.revision });
  return loadImport(ctx, importId);
}

/** Starts an import and does the worker's part. */
export async function ran(
  ctx: CompanyContext,
  importId: string,
  options: RunOptions = {},
): Promise<LoadedImport> {
  await startImport(ctx, importId, new Date());
  await runImport(ctx, { importId }, undefined, options);
  return loadImport(ctx, importId);
}
