import { paceIsOff, WARM_UP_DAYS } from "~/features/outgoing/core/careful-limits";
import { type RestReason, readLastRest } from "~/features/outgoing/core/number-rest";
import { type NumberSituation, numberSituation } from "~/features/outgoing/core/number-wait";
import { loadNumberRows, loadReplyShare, type NumberRow } from "~/features/outgoing/number-health.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";

/** Why a number is as slow as it is: `reasons.pace.<key>`. Moments are ISO; `reason` is a key of `reasons.pause`. */
export type PaceWords =
  | { key: "off" | "not-linked" | "risk-not-accepted"; params: Record<string, never> }
  | { key: "resting"; params: { reason: RestReason | null; until: string } }
  | { key: "day-cap" | "hour-cap"; params: { sent: number; until: string } }
  | { key: "warm-up"; params: { day: number; days: number; perDay: number } }
  | { key: "own-limit" | "mature"; params: { perDay: number } };

/** How a number linked by QR is doing, for its card. */
export interface NumberHealth {
  connectionId: string;
  /** 1 … `warmUpDays`; null once it is warm. */
  warmUpDay: number | null;
  warmUpDays: number;
  /** Campaign messages of the last 24 hours and of the last hour, and the most there may be. */
  sentToday: number;
  perDay: number;
  sentInHour: number;
  perHour: number;
  gapSeconds: { from: number; to: number };
  phoneSeenAt: string | null;
  /** Of the last hundred people first written to by campaigns; null = nobody yet. */
  replies: { people: number; answered: number } | null;
  restsUntil: string | null;
  restReason: RestReason | null;
  /** When the next campaign message may leave, where a limit or a rest holds it. */
  nextAt: string | null;
  why: PaceWords;
}

/** → by connection; numbers that are not linked by QR are left out */
export function numberHealth(
  ctx: CompanyContext,
  connectionIds: readonly string[],
  now: Date,
): Promise<Map<string, NumberHealth>> {
  const { production } = appProcess().env;
  return ctx.read(async (scope) => {
    const healths = new Map<string, NumberHealth>();
    for (const row of await loadNumberRows(scope, connectionIds)) {
      const replies = await loadReplyShare(scope, row.connectionId);
      healths.set(row.connectionId, healthOf(row, replies, production, now));
    }
    return healths;
  });
}

function healthOf(
  row: NumberRow,
  replies: { people: number; answered: number },
  production: boolean,
  now: Date,
): NumberHealth {
  const plain = numberSituation(row, now);
  const off = paceIsOff(plain.own, production);
  const situation = off ? numberSituation(row, now, true) : plain;
  const { pace, wait } = situation;
  const rest = readLastRest(row);
  const rests = rest && rest.untilMs > now.getTime() ? rest : undefined;
  return {
    connectionId: row.connectionId,
    warmUpDay: pace.warmUpDay,
    warmUpDays: WARM_UP_DAYS,
    sentToday: row.sentAtMs.length,
    perDay: pace.perDay,
    sentInHour: situation.sentInHour,
    perHour: pace.perHour,
    gapSeconds: pace.gapSeconds,
    phoneSeenAt: row.phoneSeenAt?.toISOString() ?? null,
    replies: replies.people > 0 ? replies : null,
    restsUntil: rests ? new Date(rests.untilMs).toISOString() : null,
    restReason: rests?.why ?? null,
    nextAt: wait?.until?.toISOString() ?? null,
    why: wordsOf(row, situation, off, rests?.why ?? null),
  };
}

function wordsOf(
  row: NumberRow,
  situation: NumberSituation,
  off: boolean,
  rest: RestReason | null,
): PaceWords {
  const { pace, wait, sentInHour } = situation;
  const until = wait?.until?.toISOString() ?? "";
  if (wait?.why === "not-linked" || wait?.why === "risk-not-accepted") return { key: wait.why, params: {} };
  if (wait?.why === "resting") return { key: "resting", params: { reason: rest, until } };
  if (off) return { key: "off", params: {} };
  if (wait?.why === "day-cap") return { key: "day-cap", params: { sent: row.sentAtMs.length, until } };
  if (wait?.why === "hour-cap") return { key: "hour-cap", params: { sent: sentInHour, until } };
  const { warmUpDay: day, perDay, why } = pace;
  if (why === "warm-up" && day !== null) return { key: why, params: { day, days: WARM_UP_DAYS, perDay } };
  return { key: why === "own-limit" ? why : "mature", params: { perDay } };
}
