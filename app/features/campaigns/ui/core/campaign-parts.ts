import type { CampaignStatus } from "../../core/campaign-progress";

/** What a campaign's bar, legend, chips and figures are drawn from; the parts add up to `total`. */
export interface CampaignParts {
  read: number;
  delivered: number;
  /** Left us, has not reached the phone yet. */
  sent: number;
  failed: number;
  unknown: number;
  /** Waits for an hour or a limit. */
  held: number;
  /** Next in the queue. */
  queued: number;
  /** Would have got it, had nobody cancelled. */
  cancelled: number;
  /** Everybody who gets it or should have: the audience without those left out before the start. */
  total: number;
  /** Left us and was not refused. */
  out: number;
  arrived: number;
}

/**
 * Sorts a status into what the screen shows. What is being sent this very second still counts as queued.
 * @param heldCount people who wait for an hour or a limit; may be older than the status, so it is never more than who waits.
 */
export function campaignParts(status: CampaignStatus, heldCount = 0): CampaignParts {
  const { read, delivered, failed, unknown, waiting } = status;
  const held = Math.min(heldCount, waiting);
  const sent = status.accepted + status.held;
  const cancelled = status.skippedBy.cancelled ?? 0;
  const arrived = read + delivered;
  return {
    read,
    delivered,
    sent,
    failed,
    unknown,
    held,
    queued: waiting - held + status.sending,
    cancelled,
    total: status.audience - status.skipped + cancelled,
    out: arrived + sent,
    arrived,
  };
}

/** 0 … 1; nothing of nothing is nothing. */
export const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
