import type { ChannelKind, RefusalReason } from "~/channels/channel";
import { type RefusalMessageKey, refusalMessageKey } from "~/channels/refusal-message-key";
import type { CompanyContext } from "~/platform/db/company-types";
import { classifyFailure } from "./classify-failure.server";
import { retryAdvice } from "./core/retryable";
import { loadCampaign } from "./load-campaign.server";
import { sumTallies } from "./sum-tallies.sql.server";

export interface FailureReason {
  code: string;
  reason: RefusalReason;
  count: number;
  /** What happened and what to do, in plain words. */
  message: RefusalMessageKey;
  /** For a first attempt that failed now; `afterSeconds` = how long to rest. */
  retry: { may: "now" | "never" } | { may: "later"; afterSeconds: number };
}

/** Why people did not get it, most first. @throws AppError NOT_FOUND */
export function failureReasons(ctx: CompanyContext, campaignId: string): Promise<FailureReason[]> {
  return ctx.read(async (scope) => {
    const { connection } = await loadCampaign(scope, campaignId);
    const [sums] = await sumTallies(scope, [campaignId]);
    const kind = (connection?.kind ?? "meta") as ChannelKind;
    return Object.entries(sums!.failedBy)
      .filter(([, count]) => count > 0)
      .map(([code, count]) => explain(kind, code, count))
      .sort((a, b) => b.count - a.count);
  });
}

function explain(kind: ChannelKind, code: string, count: number): FailureReason {
  const { reason, retry } = classifyFailure(kind, code);
  const start = new Date(0);
  const advice = retryAdvice({ state: "failed", attempt: 1, endedAt: start, reason, retry }, start);
  return {
    code,
    reason,
    count,
    message: refusalMessageKey(kind, code, reason),
    retry:
      advice.may === "later"
        ? { may: "later", afterSeconds: advice.from.getTime() / 1_000 }
        : { may: advice.may },
  };
}
