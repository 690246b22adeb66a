import type { FinishPlan } from "./plan-finish";

/** Several numbers beside each other: done when the last one is, on each day what all of them send. */
export function mergePlans(plans: readonly FinishPlan[]): FinishPlan {
  const days = new Map<string, number>();
  for (const { date, count } of plans.flatMap((plan) => plan.days)) {
    days.set(date, (days.get(date) ?? 0) + count);
  }
  const ends = plans.map(({ finishAt }) => finishAt);
  const last = Math.max(...ends.map((at) => at?.getTime() ?? 0));
  return {
    finishAt: plans.length === 0 || ends.includes(null) ? null : new Date(last),
    days: [...days].map(([date, count]) => ({ date, count })).sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}
