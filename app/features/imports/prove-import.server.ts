import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { decideChunk } from "./core/decide-chunk";
import { addTally, emptyTally } from "./core/import-tally";
import type { ChunkReject } from "./core/row-chunk";
import { saveProof, saveProofProgress } from "./import-progress.sql.server";
import type { ProveJobPayload } from "./imports.jobs";
import { type ImportProof, type LoadedImport, loadImport } from "./load-import.server";
import { matchChunk } from "./match-chunk.sql.server";
import { planRows } from "./plan-rows.sql.server";
import { readChunks } from "./read-chunks.server";
import { openImportFile } from "./read-file.server";
import { MOST_KEPT_REJECTS } from "./write-rejects.sql.server";

/** Thrown out of a proof whose settings have changed: a newer one is on its way. */
class Outdated extends Error {}

const progressEveryMs = 400;

/**
 * Counts what an import would do, by the same decisions, and writes nothing but the count and the refused rows. Ends at
 * once when the settings are no longer those it was asked for.
 */
export async function proveImport(
  ctx: CompanyContext,
  { importId, revision }: ProveJobPayload,
): Promise<void> {
  const loaded = await loadImport(ctx, importId);
  if (loaded.state !== "proving" || loaded.settings.revision !== revision) return;
  try {
    const { proof, rejects } = await countRows(ctx, loaded);
    await saveProof(ctx, importId, proof, rejects);
  } catch (error) {
    if (error instanceof Outdated) return;
    if (!(error instanceof AppError)) throw error;
    await saveRefusal(ctx, loaded, error);
  }
  publishLive(appProcess().database, ctx.companyId, { kind: "import", importId });
}

async function countRows(
  ctx: CompanyContext,
  loaded: LoadedImport,
): Promise<{ proof: ImportProof; rejects: ChunkReject[] }> {
  const { settings, mapping } = loaded;
  const started = performance.now();
  const sheet = await openImportFile(ctx, loaded);
  const report = progressReport(ctx, loaded, () => sheet.progress());
  const { plan, rows } = await planRows(ctx, sheet, mapping, settings, (done) => report(done, 0));
  const rejects: ChunkReject[] = [];
  let tally = emptyTally();
  for await (const chunk of readChunks(sheet, plan, mapping, settings, appProcess().clock.now())) {
    const matches = await matchChunk(ctx, chunk);
    tally = addTally(tally, decideChunk(chunk, matches, settings, loaded.id).tally);
    for (const reject of chunk.rejects) if (rejects.length < MOST_KEPT_REJECTS) rejects.push(reject);
    await report(rows + tally.rows, rows);
  }
  const tookMs = Math.round(performance.now() - started);
  const problems = sheet.problems();
  return { proof: { ...tally, revision: settings.revision, tookMs, problems }, rejects };
}

/** Both readings make one bar: in the first the file's length in rows is only guessed. */
function progressReport(ctx: CompanyContext, { id, settings }: LoadedImport, share: () => number) {
  let nextMs = performance.now() + progressEveryMs;
  return async (done: number, rows: number) => {
    if (performance.now() < nextMs) return;
    nextMs = performance.now() + progressEveryMs;
    const total = rows > 0 ? rows * 2 : Math.round((done / Math.max(0.01, share())) * 2);
    const wanted = await saveProofProgress(ctx, id, settings.revision, { done, total });
    if (!wanted) throw new Outdated();
    publishLive(appProcess().database, ctx.companyId, { kind: "import", importId: id });
  };
}

async function saveRefusal(ctx: CompanyContext, loaded: LoadedImport, refusal: AppError): Promise<void> {
  const { messageKey, params } = refusal;
  await ctx.transaction(({ db }) =>
    db.import.updateMany({
      where: { id: loaded.id, state: "proving" },
      data: { state: "uploaded", error: { messageKey, params } as Prisma.InputJsonObject },
    }),
  );
}
