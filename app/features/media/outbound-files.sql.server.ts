import { z } from "zod";
import type { OutboundFiles } from "~/channels/channel";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { openMediaOrNothing } from "./open-media-or-nothing.server";

/** Meta keeps what it was given for 30 days (Meta, "Media", upload). */
const KEPT_MS = 29 * 24 * 60 * 60_000;

const sentIds = z.record(z.string(), z.object({ mediaId: z.string(), at: z.iso.datetime() }));

/** Files of this company for a connection whose provider keeps them under ids of its own. */
export function outboundFiles(ctx: CompanyContext, connectionId: string): OutboundFiles {
  const { clock } = appProcess();
  return {
    open: (storedId) => openMediaOrNothing(ctx, storedId),
    async sentId(storedId) {
      const row = await ctx.read(({ db }) =>
        db.media.findFirst({ where: { id: storedId }, select: { sentIds: true } }),
      );
      const known = sentIds.safeParse(row?.sentIds ?? {}).data?.[connectionId];
      return known && clock.now().getTime() - Date.parse(known.at) < KEPT_MS ? known.mediaId : undefined;
    },
    async keepSentId(storedId, mediaId) {
      const sent = JSON.stringify({ [connectionId]: { mediaId, at: clock.now().toISOString() } });
      await sqlTransaction(ctx, "write", (sql) =>
        sql.execute(
          "UPDATE media SET sent_ids = coalesce(sent_ids, '{}'::jsonb) || $2::jsonb WHERE id = $1::uuid",
          [storedId, sent],
        ),
      );
    },
  };
}
