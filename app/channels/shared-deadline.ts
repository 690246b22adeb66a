const deadlines = new Map<number, { signal: AbortSignal; untilMs: number }>();

/**
 * A signal that aborts between `timeoutMs` and a twentieth more from now. Requests of the same moment share one: a timer
 * of its own per request would live for the whole time-out, long after the answer, tens of thousands at a time.
 */
export function sharedDeadline(timeoutMs: number): AbortSignal {
  const nowMs = performance.now();
  const found = deadlines.get(timeoutMs);
  if (found && nowMs < found.untilMs) return found.signal;
  const slotMs = timeoutMs / 20;
  const made = { signal: AbortSignal.timeout(timeoutMs + slotMs), untilMs: nowMs + slotMs };
  deadlines.set(timeoutMs, made);
  return made.signal;
}
