import { watchNumber } from "~/features/outgoing/watch-number.server";
import type { CompanyContext } from "~/platform/db/company-types";

/** When a company's numbers were last judged, in milliseconds; lives as long as the process. */
export type JudgedNumbers = Map<string, number>;

const EVERY_MS = 60_000;

/** Once a minute, judges the numbers linked by QR over which one of these campaigns runs. A 463 does not wait for it. */
export async function watchNumbers(
  ctx: CompanyContext,
  campaignIds: readonly string[],
  judgedAt: JudgedNumbers,
  now: Date,
): Promise<void> {
  const nowMs = now.getTime();
  if (nowMs - (judgedAt.get(ctx.companyId) ?? 0) < EVERY_MS) return;
  judgedAt.set(ctx.companyId, nowMs);
  for (const id of await numbersUnderWay(ctx, campaignIds)) await watchNumber(ctx, id, now);
}

async function numbersUnderWay(ctx: CompanyContext, campaignIds: readonly string[]): Promise<string[]> {
  const campaigns = { some: { id: { in: [...campaignIds] }, state: { in: ["preparing", "running"] } } };
  const rows = await ctx.read(({ db }) =>
    db.connection.findMany({
      where: {
        kind: "whatsapp",
        OR: [{ campaigns }, { campaignTurns: { some: { campaign: campaigns.some } } }],
      },
      select: { id: true },
    }),
  );
  return rows.map(({ id }) => id);
}
