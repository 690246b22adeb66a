import type { PauseReason } from "~/features/outgoing/core/reasons";
import type { RecentResults } from "./result-window";

export type NumberQuality = "green" | "yellow" | "red" | "unknown";

export interface GuardFacts {
  quality: NumberQuality;
  /** Status of the campaign's template as Meta names it; absent where there is none (SMS, QR). */
  templateStatus?: string;
  results: RecentResults;
}

export interface GuardThresholds {
  /** Shares are judged from this many results on. */
  minResults: number;
  /** This many 131048 (people reported us as spam) among the recent results pause. */
  spamLimitCount: number;
  /** This share of 131049 (Meta spares the person) pauses: the audience is tired. */
  frequencyShare: number;
  /** This share of one and the same other failure pauses: something is wrong with all of them. */
  sameFailureShare: number;
}

export const GUARD_THRESHOLDS: GuardThresholds = {
  minResults: 50,
  spamLimitCount: 3,
  frequencyShare: 0.2,
  sameFailureShare: 0.9,
};

export type GuardVerdict = { do: "go-on"; rateFactor: 1 | 0.5 } | { do: "pause"; why: PauseReason };

/** Failures of the single person, not a sign that something is wrong with the number or the message. */
const SAYS_NOTHING = new Set(["131026", "131050", "21610", "21614", "30005", "30006", "30003"]);

/**
 * Should a campaign go on? A red number, a template that may not be sent, and a rise of 131048 or 131049 pause it, with
 * the reason by name; a yellow number sends at half its rate. In this order, the first that holds.
 */
export function judgeQuality(
  facts: GuardFacts,
  thresholds: GuardThresholds = GUARD_THRESHOLDS,
): GuardVerdict {
  if (facts.quality === "red") return { do: "pause", why: "quality-red" };
  const template = templatePause(facts.templateStatus);
  if (template) return { do: "pause", why: template };
  const { total, failedBy } = facts.results;
  if ((failedBy["131048"] ?? 0) >= thresholds.spamLimitCount) return { do: "pause", why: "spam-limit" };
  if (total >= thresholds.minResults) {
    if ((failedBy["131049"] ?? 0) >= thresholds.frequencyShare * total)
      return { do: "pause", why: "frequency-cap" };
    for (const code in failedBy) {
      if (!SAYS_NOTHING.has(code) && failedBy[code]! >= thresholds.sameFailureShare * total) {
        return { do: "pause", why: "same-failure" };
      }
    }
  }
  return { do: "go-on", rateFactor: facts.quality === "yellow" ? 0.5 : 1 };
}

/** Only an approved template is sent by Meta; the rest is told apart for the sentence. */
function templatePause(status: string | undefined): PauseReason | undefined {
  if (status === undefined) return undefined;
  switch (status.toUpperCase()) {
    case "APPROVED":
    // Flagged is a warning; Meta still sends it.
    case "FLAGGED":
      return undefined;
    case "PAUSED":
    case "PENDING":
    case "IN_APPEAL":
    case "LOCKED":
      return "template-paused";
    case "DISABLED":
    case "REJECTED":
      return "template-disabled";
    case "DELETED":
    case "PENDING_DELETION":
    case "ARCHIVED":
      return "template-missing";
    default:
      // A status that Meta invents later: the send itself will tell (132001, 132015, 132016).
      return undefined;
  }
}
