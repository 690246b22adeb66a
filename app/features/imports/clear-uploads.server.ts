import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { AppProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { ImportState } from "./core/import-state";
import { uploadFate } from "./core/upload-keeping";
import { removeImport } from "./remove-import.server";
import { removeUpload } from "./stored-upload.server";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Deletes the uploads on this disk that nobody waits for any more: somebody's list of customers does not lie around.
 * Several workers may do it at once. → how many files went
 */
export async function clearUploads({ env, database, clock }: AppProcess): Promise<number> {
  const folder = join(env.dataDir, "imports");
  let cleared = 0;
  for (const { name: companyId } of await entriesOf(folder, "folder")) {
    const actor = { kind: "system" as const, task: "imports.clear" };
    const ctx = createCompanyContext(database, { companyId, actor });
    for (const { name: importId } of await entriesOf(join(folder, companyId), "file")) {
      const stored = await stat(join(folder, companyId, importId)).catch(() => null);
      if (stored && (await clearOne(ctx, importId, stored.mtime, clock.now()))) cleared++;
    }
  }
  return cleared;
}

async function clearOne(ctx: CompanyContext, importId: string, storedAt: Date, now: Date): Promise<boolean> {
  const found = await ctx.read(({ db }) =>
    db.import.findFirst({
      where: { id: importId },
      select: { state: true, createdAt: true, finishedAt: true },
    }),
  );
  const fate = uploadFate(found && { ...found, state: found.state as ImportState }, storedAt, now);
  if (fate === "keep") return false;
  if (fate === "file") {
    await removeUpload(ctx.companyId, importId);
    return true;
  }
  try {
    await removeImport(ctx, importId);
    return true;
  } catch (error) {
    // Somebody has just started it, or another worker was quicker.
    if (error instanceof AppError) return false;
    throw error;
  }
}

async function entriesOf(folder: string, kind: "folder" | "file"): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: { code?: string }) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries.filter(
    (entry) => uuid.test(entry.name) && (kind === "folder" ? entry.isDirectory() : entry.isFile()),
  );
}
