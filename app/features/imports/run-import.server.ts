import { translate } from "~/i18n/translate.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { isDone } from "./core/done-ranges";
import type { RowChunk } from "./core/row-chunk";
import { finishImport } from "./finish-import.server";
import { beat, saveFailedTry, saveRunTotal } from "./import-progress.sql.server";
import type { ImportJobPayload } from "./imports.jobs";
import { type LoadedImport, loadImport } from "./load-import.server";
import { planRows } from "./plan-rows.sql.server";
import { type FieldLabels, prepareRun } from "./prepare-run.sql.server";
import { readChunks } from "./read-chunks.server";
import { openImportFile } from "./read-file.server";
import { type ChunkOutcome, type ImportWork, writeChunk } from "./write-chunk.sql.server";

/** Chunks that are written at once; the next one is read meanwhile. */
const SIDE_BY_SIDE = 2;
const beatEveryMs = 5_000;

export type RunOptions = {
  /** For tests: what writes a chunk. */
  write?: (ctx: CompanyContext, work: ImportWork, chunk: RowChunk) => Promise<ChunkOutcome>;
  /** For tests: rows in a chunk. */
  chunkRows?: number;
};

/**
 * Brings the people of a file in, chunk by chunk, each in one transaction that also notes it as done. Run again after a
 * crash it writes exactly the chunks that are missing. Ends early when it was cancelled.
 */
export async function runImport(
  ctx: CompanyContext,
  { importId }: ImportJobPayload,
  signal?: AbortSignal,
  options: RunOptions = {},
): Promise<void> {
  const loaded = await loadImport(ctx, importId);
  if (loaded.state !== "importing") return;
  try {
    if (!(await bringRows(ctx, loaded, signal, options))) return;
    await finishImport(ctx, importId);
  } catch (error) {
    // Another worker has ended it meanwhile, and the file is gone with that.
    if ((await loadImport(ctx, importId)).state !== "importing") return;
    const refusal = error instanceof AppError ? error : null;
    const { messageKey, params } = refusal ?? { messageKey: "imports.errors.tryingAgain", params: {} };
    await saveFailedTry(ctx, importId, { messageKey, params }, refusal !== null);
    if (!refusal) throw error;
  } finally {
    publishLive(appProcess().database, ctx.companyId, { kind: "import", importId });
  }
}

/** → false when another worker has ended it, or this one is stopping. */
async function bringRows(
  ctx: CompanyContext,
  loaded: LoadedImport,
  signal: AbortSignal | undefined,
  { write = writeChunk, chunkRows }: RunOptions,
): Promise<boolean> {
  const { clock } = appProcess();
  const work = await prepareRun(ctx, loaded, await fieldLabels(ctx));
  if (!work) return false;
  const sheet = await openImportFile(ctx, loaded);
  let nextBeatMs = performance.now() + beatEveryMs;
  const { plan, rows } = await planRows(ctx, sheet, loaded.mapping, loaded.settings, async () => {
    signal?.throwIfAborted();
    if (performance.now() < nextBeatMs) return;
    nextBeatMs = performance.now() + beatEveryMs;
    await beat(ctx, loaded.id, clock.now());
  });
  await saveRunTotal(ctx, loaded.id, rows);
  const done = (await loadImport(ctx, loaded.id)).result?.done ?? [];
  const writers = new Writers(SIDE_BY_SIDE);
  try {
    const { mapping, settings } = loaded;
    for await (const chunk of readChunks(sheet, plan, mapping, settings, clock.now(), chunkRows)) {
      if (isDone(done, chunk.from)) continue;
      await writers.add(async () => {
        const outcome = await write(ctx, work, chunk);
        publishLive(appProcess().database, ctx.companyId, { kind: "import", importId: loaded.id });
        return outcome !== "stop";
      });
      if (writers.stopped || signal?.aborted) break;
    }
  } finally {
    await writers.end();
  }
  return !signal?.aborted;
}

/** At most so many at once; the first failure is thrown by the next `add` or by `end`. */
class Writers {
  stopped = false;
  readonly #running = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;

  constructor(readonly most: number) {}

  async add(work: () => Promise<boolean>): Promise<void> {
    while (this.#running.size >= this.most) await Promise.race(this.#running);
    this.#rethrow();
    if (this.stopped) return;
    const run: Promise<void> = work()
      .then(
        (goOn) => {
          if (!goOn) this.stopped = true;
        },
        (error) => {
          this.#failure ??= { error };
        },
      )
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async end(): Promise<void> {
    await Promise.all(this.#running);
    this.#rethrow();
  }

  #rethrow(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

async function fieldLabels(ctx: CompanyContext): Promise<FieldLabels> {
  const company = await ctx.read(({ db }) => db.company.findFirst({ select: { locale: true } }));
  const locale = company?.locale === "en" ? "en" : "pt-BR";
  const label = (key: string) => translate(locale, `imports.target.${key}`);
  return { birthday: label("birthday"), city: label("city"), state: label("state") };
}
