import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { ChunkReject } from "./core/row-chunk";
import type { ImportProof } from "./load-import.server";
import { clearRejects, writeRejects } from "./write-rejects.sql.server";

const STILL = "id = $1 AND state = 'proving' AND (settings->>'revision')::int = $2";

/** How far a proof is. → false when somebody has changed the settings meanwhile: the proof is of no use any more. */
export async function saveProofProgress(
  ctx: CompanyContext,
  importId: string,
  revision: number,
  rows: { done: number; total: number },
): Promise<boolean> {
  const touched = await sqlTransaction(ctx, "write", (sql) =>
    sql.execute(`UPDATE import SET rows_done = $3, rows_total = $4 WHERE ${STILL}`, [
      importId,
      revision,
      rows.done,
      rows.total,
    ]),
  );
  return touched === 1;
}

export async function saveProof(
  ctx: CompanyContext,
  importId: string,
  proof: ImportProof,
  rejects: readonly ChunkReject[],
): Promise<boolean> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const touched = await sql.execute(
      `UPDATE import SET state = 'proved', proof = $3, rows_done = 0, rows_total = $4, error = NULL WHERE ${STILL}`,
      [importId, proof.revision, JSON.stringify(proof), proof.rows],
    );
    if (touched !== 1) return false;
    await clearRejects(sql, importId);
    await writeRejects(sql, importId, rejects);
    return true;
  });
}

export async function saveRunTotal(ctx: CompanyContext, importId: string, rows: number): Promise<void> {
  await sqlTransaction(ctx, "write", (sql) =>
    sql.execute("UPDATE import SET rows_total = $2 WHERE id = $1", [importId, rows]),
  );
}

/** Says that a worker is at it, also while nothing can be counted yet. */
export async function beat(ctx: CompanyContext, importId: string, now: Date): Promise<void> {
  await sqlTransaction(ctx, "write", (sql) =>
    sql.execute(
      `UPDATE import SET result = jsonb_set(result, '{beatAt}', to_jsonb($2::text))
       WHERE id = $1 AND state = 'importing' AND result IS NOT NULL`,
      [importId, now.toISOString()],
    ),
  );
}

/** A failed try: after the last one the import is given up, with a sentence. */
export async function saveFailedTry(
  ctx: CompanyContext,
  importId: string,
  error: { messageKey: string; params: Record<string, string | number> },
  giveUp: boolean,
): Promise<void> {
  await sqlTransaction(ctx, "write", (sql) =>
    sql.execute(
      `UPDATE import SET error = $2::jsonb,
         result = jsonb_set(result, '{attempts}', to_jsonb(coalesce((result->>'attempts')::int, 0) + 1)),
         state = CASE WHEN $3 OR coalesce((result->>'attempts')::int, 0) >= 4 THEN 'failed' ELSE state END
       WHERE id = $1 AND state = 'importing'`,
      [importId, JSON.stringify(error), giveUp],
    ),
  );
}
