import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { loadCarefulFacts } from "./careful-facts.sql.server";
import { judgeCareful } from "./core/careful-guard";
import { paceIsOff, readOwnPace } from "./core/careful-limits";
import { readLastRest } from "./core/number-rest";
import { restNumber } from "./rest-number.server";

/** Judges one number linked by QR whose campaigns run, and lets it rest where people do not want them. → whether it rests now */
export async function watchNumber(ctx: CompanyContext, connectionId: string, now: Date): Promise<boolean> {
  const row = await ctx.read(({ db }) =>
    db.whatsappSession.findFirst({
      where: { connectionId },
      select: { pace: true, restsUntil: true, restReason: true, restDetail: true },
    }),
  );
  if (!row || paceIsOff(readOwnPace(row.pace), appProcess().env.production)) return false;
  if (row.restsUntil && row.restsUntil > now) return false;
  const since = new Date(readLastRest(row)?.atMs ?? 0);
  const verdict = judgeCareful(await loadCarefulFacts(ctx, connectionId, since, now));
  if (verdict.do === "go-on") return false;
  const { why, detail } = verdict;
  return ctx.transaction((tx) => restNumber(tx, { connectionId, why, detail }, now));
}
