import type { CompanyContext } from "~/platform/db/company-types";
import { mediaStore } from "./media-store.server";

/** Removes a file: its row first, so that nothing points at bytes that are gone. Safe to repeat. */
export async function deleteMedia(ctx: CompanyContext, id: string): Promise<void> {
  const key = await ctx.transaction(async ({ db }) => {
    const row = await db.media.findFirst({ where: { id }, select: { key: true } });
    await db.media.deleteMany({ where: { id } });
    return row?.key;
  });
  if (key) await mediaStore().delete(key);
}
