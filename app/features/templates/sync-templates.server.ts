import { listTemplates } from "~/channels/meta-cloud/list-templates";
import { listOf, objectOf, storable } from "~/channels/narrow-json";
import { metaAccessOf, openOwnConnection } from "~/features/connections/open-own-connection.server";
import { providerError } from "~/features/connections/provider-error.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { announceTemplates, type TemplateNews } from "./announce-template.server";
import { normaliseTemplate } from "./core/normalise-template";

export interface SyncResult {
  /** At Meta now. */
  total: number;
  added: number;
  changed: number;
  /** Known here, gone at Meta. */
  missing: number;
}

/**
 * Reads all templates of the connection's business account, every page and language, and makes ours the same. One that
 * is gone at Meta stays here, marked missing, since campaigns may still point at it. Components are kept as Meta wrote
 * them; old and new shapes are read by `normaliseTemplate`.
 * @throws AppError BAD_REQUEST (token, not WhatsApp), UNAVAILABLE (Meta silent: nothing changes)
 */
export async function syncTemplates(ctx: CompanyContext, connectionId: string): Promise<SyncResult> {
  const open = await openOwnConnection(ctx, connectionId);
  if (open.kind !== "meta") throw new AppError("BAD_REQUEST", "templates.errors.onlyMeta");
  const { wabaId } = open.credentials;
  const before = await ctx.read(({ db }) =>
    db.template.findMany({ where: { kind: "meta", wabaId }, select: { id: true, updatedAt: true } }),
  );
  const answer = await listTemplates(metaAccessOf(open), wabaId);
  if (!answer.ok) throw providerError("Meta", answer.refusal);
  const seen = new Map<string, SeenTemplate>();
  for (const row of answer.value) {
    const read = readRow(row);
    if (read) seen.set(keyOf(read), read);
  }
  const asked = new Map(before.map(({ id, updatedAt }) => [id, updatedAt.getTime()]));
  return ctx.transaction((tx) => saveTemplates(tx, wabaId, seen, asked));
}

type SeenTemplate = Pick<
  Prisma.TemplateCreateManyInput,
  "name" | "language" | "category" | "status" | "parameterFormat"
> & { providerId: string; quality: string | null; reason: string | null; components: Prisma.InputJsonArray };

const keyOf = (row: { name: string; language: string }) => `${row.name}\n${row.language}`;

/** A row of Meta's list as ours keeps it; undefined without id or name. */
export function readRow(row: unknown): SeenTemplate | undefined {
  const template = normaliseTemplate(row);
  if (!template) return undefined;
  const { id, name, language, category, status, quality, rejectedReason, parameterFormat } = template;
  return {
    providerId: id,
    name,
    language,
    category,
    status,
    quality: quality === "unknown" ? null : quality.toUpperCase(),
    reason: rejectedReason ?? null,
    parameterFormat: parameterFormat.toUpperCase(),
    components: storable([...listOf(objectOf(row).components)]) as Prisma.InputJsonArray,
  };
}

async function saveTemplates(
  tx: CompanyTransaction,
  wabaId: string,
  seen: ReadonlyMap<string, SeenTemplate>,
  asked: ReadonlyMap<string, number>,
): Promise<SyncResult> {
  const known = await tx.db.template.findMany({ where: { kind: "meta", wabaId } });
  const byKey = new Map(known.map((row) => [keyOf(row), row]));
  const fresh = [...seen.values()].filter((one) => !byKey.has(keyOf(one)));
  const added = await tx.db.template.createManyAndReturn({
    data: fresh.map((one) => ({ ...one, kind: "meta", wabaId })),
    skipDuplicates: true,
    select: { id: true, status: true },
  });
  const news: TemplateNews[] = added.map(({ id, status }) => ({ templateId: id, status }));
  let changed = 0;
  for (const row of known) {
    const now = seen.get(keyOf(row));
    if (!now || isSame(row, now)) continue;
    changed += 1;
    await tx.db.template.updateMany({ where: { id: row.id }, data: { ...now, missingSince: null } });
    if (row.status !== now.status) {
      news.push({
        templateId: row.id,
        status: now.status,
        before: row.status,
        reason: now.reason ?? undefined,
      });
    }
  }
  // What was made or changed while Meta's list was being read is not missing from it: it is newer.
  const gone = known
    .filter(
      (row) => !seen.has(keyOf(row)) && !row.missingSince && asked.get(row.id) === row.updatedAt.getTime(),
    )
    .map(({ id }) => id);
  const missingSince = appProcess().clock.now();
  await tx.db.template.updateMany({ where: { id: { in: gone } }, data: { missingSince } });
  for (const templateId of gone) news.push({ templateId, status: "MISSING" });
  if (news.length > 0 || changed > 0) await announceTemplates(tx, news);
  return { total: seen.size, added: added.length, changed, missing: gone.length };
}

type KnownTemplate = Awaited<ReturnType<CompanyTransaction["db"]["template"]["findMany"]>>[number];

function isSame(row: KnownTemplate, now: SeenTemplate): boolean {
  return (
    row.missingSince === null &&
    row.providerId === now.providerId &&
    row.status === now.status &&
    row.category === now.category &&
    row.quality === now.quality &&
    row.reason === now.reason &&
    row.parameterFormat === now.parameterFormat &&
    Bun.deepEquals(row.components, now.components)
  );
}
