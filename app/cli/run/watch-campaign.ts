import type { CampaignStatus } from "~/features/campaigns/core/campaign-progress";
import type { Handler } from "../call";
import { drawStatus } from "../draw-status";
import { drawBar } from "../line/draw-bar";
import { Refusal } from "../refusal";
import type { Say } from "../say";

const EVERY_MS = 500;

/** Follows a campaign until it is finished or cancelled; a paused one is waited for. @throws Refusal for a draft */
export const watch: Handler = async ({ api, say, progress, argument: id }) => {
  for (;;) {
    const status = await api().campaigns.status.query({ id });
    if (status.state === "draft") throw new Refusal("cli.errors.notLaunched");
    if (status.state === "finished" || status.state === "cancelled") {
      progress("");
      return { json: status, text: drawStatus(status, say) };
    }
    progress(line(status, say));
    await Bun.sleep(EVERY_MS);
  }
};

function line(status: CampaignStatus, say: Say): string {
  const { audience, waiting, sending, failed, state } = status;
  const gone = audience - waiting - sending;
  const words = say("cli.campaigns.progress", { gone, audience, failed });
  return drawBar(gone, audience, `${say(`campaigns.state.${state}`)} · ${words}`);
}
