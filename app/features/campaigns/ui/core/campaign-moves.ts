import type { CampaignStateName } from "../../core/campaign";
import type { CampaignStatus } from "../../core/campaign-progress";

/** What the page offers; the server decides again. */
export interface CampaignMoves {
  pause: boolean;
  resume: boolean;
  /** Back to a draft. */
  edit: boolean;
  cancel: boolean;
  retry: boolean;
}

export function campaignMoves(
  state: CampaignStateName,
  { failed, unknown }: Pick<CampaignStatus, "failed" | "unknown">,
  mayChange: boolean,
): CampaignMoves {
  const is = (...states: CampaignStateName[]) => mayChange && states.includes(state);
  return {
    pause: is("preparing", "running"),
    resume: is("paused"),
    edit: is("scheduled"),
    cancel: is("scheduled", "preparing", "running", "paused"),
    retry: is("finished") && failed + unknown > 0,
  };
}
