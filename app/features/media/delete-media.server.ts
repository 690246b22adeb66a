import type { CompanyContext } from "~/platform/db/company-types";
import { mediaStore } from "./media-store.server";

/** Removes a file: its row first, so that nothing points at bytes that are gone. Safe to repeat. */
export async function deleteMedia(ctx: CompanyContext, id: string): Promise<void> {
  const row = await ctx.transaction(async ({ db }) => {
    const found = await db.media.findFirst({ where: { id }, select: { key: true, thumbKey: true } });
    await db.media.deleteMany({ where: { id } });
    return found;
  });
  if (row) await mediaStore().delete(row.key);
  if (row?.thumbKey) await mediaStore().delete(row.thumbKey);
}
