import { deleteTemplate as deleteAtMeta } from "~/channels/meta-cloud/delete-template";
import { metaAccessOf, openOwnConnection } from "~/features/connections/open-own-connection.server";
import { providerError } from "~/features/connections/provider-error.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { announceTemplates } from "./announce-template.server";

const UNFINISHED = ["scheduled", "preparing", "running", "paused"];
/** Meta's way of saying that there is nothing to delete. */
const ALREADY_GONE = new Set(["100", "132001"]);

export interface DeletionEffects {
  /** Campaigns that still send it: they must end first. */
  unfinished: number;
  drafts: number;
  finished: number;
}

/** What would happen, before it does. @throws AppError NOT_FOUND */
export function previewDeletion(ctx: CompanyContext, id: string): Promise<DeletionEffects> {
  return ctx.read(async ({ db }) => {
    if ((await db.template.count({ where: { id } })) === 0) notFound();
    const groups = await db.campaign.groupBy({ by: ["state"], where: { templateId: id }, _count: true });
    const count = (states: string[]) =>
      groups.filter(({ state }) => states.includes(state)).reduce((sum, one) => sum + one._count, 0);
    return {
      unfinished: count(UNFINISHED),
      drafts: count(["draft"]),
      finished: count(["finished", "cancelled"]),
    };
  });
}

/**
 * Deletes a template: at Meta too, this language only. One that campaigns remember stays as a row, marked missing, and
 * can no longer be chosen.
 * @throws AppError NOT_FOUND, CONFLICT while campaigns send it, or Meta's refusal
 */
export async function deleteTemplate(ctx: CompanyContext, id: string): Promise<{ id: string }> {
  const effects = await previewDeletion(ctx, id);
  if (effects.unfinished > 0) {
    throw new AppError("CONFLICT", "templates.errors.inUse", { count: effects.unfinished });
  }
  const row = await ctx.read(({ db }) => db.template.findFirst({ where: { id } }));
  if (!row) return notFound();
  if (row.kind === "meta" && !row.missingSince) await deleteThere(ctx, row);
  await ctx.transaction(async (tx) => {
    const used = await tx.db.campaign.count({ where: { templateId: id } });
    await announceTemplates(
      tx,
      [{ templateId: id, status: "DELETED", before: row.status }],
      "template.deleted",
    );
    if (used === 0) await tx.db.template.deleteMany({ where: { id } });
    else {
      const missingSince = appProcess().clock.now();
      await tx.db.template.updateMany({ where: { id }, data: { status: "DELETED", missingSince } });
    }
  });
  return { id };
}

async function deleteThere(
  ctx: CompanyContext,
  row: { wabaId: string; name: string; providerId: string | null },
): Promise<void> {
  const where = { wabaId: row.wabaId, removedAt: null };
  const connection = await ctx.read(({ db }) => db.connection.findFirst({ where, select: { id: true } }));
  if (!connection) throw new AppError("CONFLICT", "templates.errors.noConnection");
  const open = await openOwnConnection(ctx, connection.id);
  if (open.kind !== "meta") return;
  const answer = await deleteAtMeta(metaAccessOf(open), row.wabaId, row.name, row.providerId ?? undefined);
  if (!answer.ok && !ALREADY_GONE.has(answer.refusal.code)) throw providerError("Meta", answer.refusal);
}

function notFound(): never {
  throw new AppError("NOT_FOUND", "templates.errors.notFound");
}
