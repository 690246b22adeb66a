import type { PauseReason } from "~/features/outgoing/core/reasons";
import { type CampaignStateName, resumesWhen } from "./campaign";
import { isComplete, type StateCounts } from "./campaign-progress";
import { judgeQuality, type NumberQuality } from "./quality-guard";
import type { RecentResults } from "./result-window";
import type { Schedule } from "./schedule";

export interface WatchFacts {
  state: CampaignStateName;
  pauseReason: PauseReason | null;
  schedule: Schedule;
  startAt: Date | null;
  /** The audience is in the queue. */
  prepared: boolean;
  /** Last saved step of its preparation. */
  updatedAt: Date;
  connectionActive: boolean;
  quality: NumberQuality;
  /** Absent for local texts. */
  templateStatus?: string;
  templateGone: boolean;
  counts: StateCounts;
  results: RecentResults;
}

export type WatchDecision =
  | { do: "nothing" }
  | { do: "start" }
  | { do: "pause"; why: PauseReason }
  | { do: "resume" }
  /** Its job was lost: nothing was saved for too long. */
  | { do: "prepare-again" }
  | { do: "finish" };

const LOST_AFTER_MS = 20_000;

/** What should happen to a campaign by itself, now. Everything it answers is done with the campaign's lock and guard. */
export function watchDecision(facts: WatchFacts, now: Date): WatchDecision {
  switch (facts.state) {
    case "scheduled":
      return isDue(facts, now) ? startOrPause(facts) : { do: "nothing" };
    case "preparing":
      return guard(facts) ?? (isLost(facts, now) ? { do: "prepare-again" } : { do: "nothing" });
    case "running":
      if (facts.prepared && isComplete(facts.counts)) return { do: "finish" };
      return guard(facts) ?? { do: "nothing" };
    case "paused":
      return maySelfResume(facts) ? { do: "resume" } : { do: "nothing" };
    default:
      return { do: "nothing" };
  }
}

function isDue({ schedule, startAt, templateStatus }: WatchFacts, now: Date): boolean {
  if (schedule.kind === "when-approved") return templateStatus === undefined || isApproved(templateStatus);
  return startAt !== null && startAt <= now;
}

function startOrPause(facts: WatchFacts): WatchDecision {
  return guard(facts) ?? { do: "start" };
}

/** The connection first, for without it nothing else matters; then what `judgeQuality` says. */
function guard(facts: WatchFacts): WatchDecision | undefined {
  if (!facts.connectionActive) return { do: "pause", why: "connection-stopped" };
  if (facts.templateGone) return { do: "pause", why: "template-missing" };
  const { quality, templateStatus, results } = facts;
  const verdict = judgeQuality({ quality, results, ...(templateStatus !== undefined && { templateStatus }) });
  return verdict.do === "pause" ? verdict : undefined;
}

function isLost({ updatedAt, prepared }: WatchFacts, now: Date): boolean {
  return !prepared && now.getTime() - updatedAt.getTime() > LOST_AFTER_MS;
}

function maySelfResume({
  pauseReason,
  connectionActive,
  templateStatus,
  templateGone,
  quality,
}: WatchFacts): boolean {
  if (!pauseReason) return false;
  const cause = resumesWhen(pauseReason);
  if (cause === undefined || !connectionActive || quality === "red") return false;
  const approved = !templateGone && (templateStatus === undefined || isApproved(templateStatus));
  return approved;
}

const isApproved = (status: string) =>
  status.toUpperCase() === "APPROVED" || status.toUpperCase() === "FLAGGED";
