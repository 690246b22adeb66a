export interface FinishFacts {
  /** Next in the queue, those who wait for an hour left out. */
  queued: number;
  held: number;
  /** As it is measured now; null = not known yet. */
  perSecond: number | null;
  /** What pre-flight said at launch, ISO. */
  plannedAt: string | null;
}

/**
 * When a running campaign should be done. With people held back for their hour only the plan knows; else what is left at
 * the rate of the moment. null = nobody can say.
 */
export function finishGuess({ queued, held, perSecond, plannedAt }: FinishFacts, now: Date): Date | null {
  const planned = plannedAt ? new Date(plannedAt) : null;
  const fromPlan = planned && planned > now ? planned : null;
  if (held > 0 || !perSecond || perSecond < 0.001) return fromPlan;
  return new Date(now.getTime() + Math.ceil(queued / perSecond) * 1_000);
}
