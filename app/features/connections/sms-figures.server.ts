import type { CompanyContext } from "~/platform/db/company-types";
import { endedByConnection } from "./connection-numbers.sql.server";
import { deliveredShare } from "./core/delivered-share";
import type { ConnectionSummary } from "./list-connections.server";
import { type SmsBalance, smsBalance } from "./sms-balance.server";

export interface SmsFigures {
  /** Of the campaign messages of the last seven days whose end is known, 0 to 1; null = none yet. */
  deliveredShare: number | null;
  /** null = the carrier does not say. */
  balance: SmsBalance | null;
}

const DAYS_MS = 7 * 24 * 3_600_000;

/** What only SMS connections show, by connection id. */
export async function smsFigures(
  ctx: CompanyContext,
  connections: readonly Pick<ConnectionSummary, "id" | "kind" | "state">[],
  now: Date,
): Promise<Record<string, SmsFigures>> {
  const own = connections.filter(({ kind }) => kind === "sms");
  if (own.length === 0) return {};
  const since = new Date(now.getTime() - DAYS_MS);
  const [ended, ...balances] = await Promise.all([
    ctx.read((scope) =>
      endedByConnection(
        scope,
        own.map(({ id }) => id),
        since,
      ),
    ),
    // A carrier that has refused the key would only refuse it again.
    ...own.map(({ id, state }) =>
      state === "needs-reconnect" || state === "blocked" ? null : smsBalance(ctx, id),
    ),
  ]);
  return Object.fromEntries(
    own.map(({ id }, at) => [
      id,
      { deliveredShare: deliveredShare(ended.get(id) ?? {}), balance: balances[at] ?? null },
    ]),
  );
}
