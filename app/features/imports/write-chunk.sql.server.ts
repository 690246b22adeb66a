import type { CompanyContext } from "~/platform/db/company-types";
import { type ClientSql, sqlTransaction } from "~/platform/db/sql-transaction.server";
import { type DecidedChunk, decideChunk } from "./core/decide-chunk";
import { isDone } from "./core/done-ranges";
import type { ImportSettings } from "./core/import-settings";
import type { RowChunk } from "./core/row-chunk";
import { matchContacts } from "./match-contacts.sql.server";
import { chunkStatus, saveChunk } from "./save-chunk.sql.server";
import { writeCreated } from "./write-created.sql.server";
import { writeMemberships } from "./write-memberships.sql.server";
import { writeRejects } from "./write-rejects.sql.server";
import { writeUpdated } from "./write-updated.sql.server";

export type ImportWork = { importId: string; settings: ImportSettings; listIds: string[]; tagIds: string[] };

export type ChunkOutcome = "written" | "already" | "stop";

const TRIES = 4;
/** unique_violation, deadlock_detected, serialization_failure: somebody else wrote the same person just now. */
const collisions = new Set(["23505", "40P01", "40001"]);

/**
 * Brings one chunk in, together with the note that it is in: after a crash it is either wholly there or not at all.
 * "stop": the import was cancelled or is no longer running.
 */
export async function writeChunk(
  ctx: CompanyContext,
  work: ImportWork,
  chunk: RowChunk,
): Promise<ChunkOutcome> {
  for (let tried = 1; ; tried++) {
    try {
      return await sqlTransaction(ctx, "write", (sql) => write(sql, ctx.companyId, work, chunk));
    } catch (error) {
      if (tried === TRIES || !collisions.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

async function write(
  sql: ClientSql,
  companyId: string,
  work: ImportWork,
  chunk: RowChunk,
): Promise<ChunkOutcome> {
  await sql.execute("SET LOCAL jit = off");
  const status = await chunkStatus(sql, work.importId);
  if (!status.running) return "stop";
  if (isDone(status.done, chunk.from)) return "already";
  const people = chunk.rows.map((row) => row.contact);
  const matches = await matchContacts(sql, companyId, people, true);
  const decided = decideChunk(chunk, matches, work.settings, work.importId);
  const newTags = await writeDecided(sql, companyId, work, decided);
  await writeRejects(sql, work.importId, chunk.rejects);
  await saveChunk(sql, work.importId, chunk, decided.tally, newTags);
  return "written";
}

const SAME = `INSERT INTO import_same (company_id, import_id, contact_id)
  SELECT $1::uuid, $2::uuid, id FROM unnest($3::uuid[]) AS id ON CONFLICT DO NOTHING`;

/** Who was in the file and stays as they are; the others say by their own rows that they were in it. */
async function writeSame(
  sql: ClientSql,
  companyId: string,
  importId: string,
  { known, updated }: DecidedChunk,
): Promise<void> {
  const changed = new Set(updated.map((one) => one.known.id));
  const ids = known.flatMap(({ id }) => (changed.has(id) ? [] : id));
  if (ids.length > 0) await sql.execute(SAME, [companyId, importId, `{${ids.join(",")}}`]);
}

/** → ids of tags that were made on the way */
async function writeDecided(
  sql: ClientSql,
  companyId: string,
  work: ImportWork,
  decided: DecidedChunk,
): Promise<string[]> {
  const created = await writeCreated(sql, companyId, work, decided.created);
  await writeUpdated(sql, companyId, work.importId, decided.updated);
  await writeSame(sql, companyId, work.importId, decided);
  return writeMemberships(sql, companyId, work, [
    ...created,
    ...decided.known.map(({ id, row }) => ({ id, tags: row.contact.tags, isNew: false })),
  ]);
}
