import { type DeadLetter, listDeadLetters } from "~/features/webhooks/list-dead-letters.server";
import type { CompanyContext } from "~/platform/db/company-types";

export interface Notices {
  numbers: { id: string; name: string; address: string; kind: string; lastWebhookAt: Date | null }[];
  /** Arrived and could not be applied. */
  failed: DeadLetter[];
}

/** When each number was last heard of, and what arrived and could not be applied. */
export async function listNotices(ctx: CompanyContext): Promise<Notices> {
  const numbers = await ctx.read(({ db }) =>
    db.connection.findMany({
      where: { removedAt: null },
      orderBy: { lastWebhookAt: { sort: "desc", nulls: "last" } },
      select: { id: true, name: true, address: true, kind: true, lastWebhookAt: true },
    }),
  );
  return { numbers, failed: await listDeadLetters(ctx) };
}
