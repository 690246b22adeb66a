import type { PauseReason } from "~/features/outgoing/core/reasons";
import type { DraftProblem } from "./draft-problems";

const PAUSES: Partial<Record<DraftProblem, PauseReason>> = {
  "connection-missing": "connection-stopped",
  "risk-not-accepted": "risk-not-accepted",
  "template-missing": "template-missing",
  "template-gone": "template-missing",
  "template-other-channel": "template-parameters",
  "template-unsupported": "template-parameters",
  "variables-missing": "template-parameters",
};

/**
 * What keeps a scheduled campaign from starting although it could be scheduled, and the name its pause gets. That its time
 * has come is no problem; an empty audience ends it by itself.
 */
export function startProblem(
  problems: readonly DraftProblem[],
): { why: DraftProblem; pause: PauseReason } | undefined {
  for (const why of problems) {
    const pause = PAUSES[why];
    if (pause) return { why, pause };
  }
  return undefined;
}
