import { paceIsOff } from "~/features/outgoing/core/careful-limits";
import type { NumberWait } from "~/features/outgoing/core/next-campaign-send";
import { numberSituation } from "~/features/outgoing/core/number-wait";
import { loadNumberRows } from "~/features/outgoing/number-health.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";

interface WaitingRow {
  connectionId: string;
  why: string | null;
  notBefore: Date | null;
  zone: string | null;
}

/** What holds the campaigns of numbers linked by QR, by connection. */
export type NumberWaits = ReadonlyMap<string, { why: NumberWait | "not-linked" | null; until: Date | null }>;

/** Asked once per page: a limit of the number is written into none of the thousands of rows that wait for it. */
export async function numberWaits(
  ctx: CompanyContext,
  rows: readonly Pick<WaitingRow, "connectionId">[],
  now: Date,
): Promise<NumberWaits> {
  const { production } = appProcess().env;
  const ids = [...new Set(rows.map(({ connectionId }) => connectionId))];
  const numbers = await ctx.read((scope) => loadNumberRows(scope, ids));
  return new Map(
    numbers.map((row) => {
      const { own, wait } = numberSituation(row, now);
      if (paceIsOff(own, production)) return [row.connectionId, { why: null, until: null }];
      const why = wait === null ? "careful-gap" : wait.why === "risk-not-accepted" ? null : wait.why;
      return [row.connectionId, { why, until: wait?.until ?? null }];
    }),
  );
}

/** What one recipient waits for: what its row says, else what holds its number. The time is the number's, not the person's. */
export function waitingFor(
  { connectionId, why, notBefore, zone }: WaitingRow,
  waits: NumberWaits | undefined,
  now: Date,
): { why: string | null; until: Date | null; zone: string | null } {
  const own = { why, until: notBefore, zone };
  if (why === "campaign-paused" || (notBefore && notBefore > now)) return own;
  const number = waits?.get(connectionId);
  return number?.why ? { ...number, zone } : own;
}
