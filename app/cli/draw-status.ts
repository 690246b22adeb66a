import type { CampaignStatus } from "~/features/campaigns/core/campaign-progress";
import { drawTable } from "./line/draw-table";
import type { Say } from "./say";

const PARTS = [
  "waiting",
  "sending",
  "accepted",
  "held",
  "delivered",
  "read",
  "failed",
  "unknown",
  "skipped",
] as const;

/** A campaign's figures for a terminal: the audience first, then each state that has somebody. */
export function drawStatus(status: CampaignStatus, say: Say): string {
  const rows = PARTS.filter((part) => status[part] > 0).map((part) => [
    say(`campaigns.state.${part}`),
    String(status[part]),
  ]);
  const why = [
    ...Object.entries(status.skippedBy).map(([reason, count]) => [
      `  ${say(`reasons.skip.${reason}`)}`,
      String(count),
    ]),
    ...Object.entries(status.failedBy).map(([code, count]) => [
      `  ${say("cli.campaigns.code", { code })}`,
      String(count),
    ]),
  ];
  const head = [say(`campaigns.state.${status.state}`), ""];
  return drawTable([head, [say("cli.campaigns.audience"), String(status.audience)], ...rows, ...why]);
}
