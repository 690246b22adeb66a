import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { ProgressBar } from "~/ui/progress-bar";
import type { CampaignStatus } from "../core/campaign-progress";
import { campaignParts } from "./core/campaign-parts";

/** A campaign's bar in a list, and under it how many have left. */
export function CampaignBar({ progress, held }: { progress: CampaignStatus; held?: number }) {
  const t = useT("campaigns.live");
  const formats = useFormats();
  const parts = campaignParts(progress, held);
  const words = t("short", { out: formats.number(parts.out), total: formats.number(parts.total) });
  return (
    <>
      <ProgressBar
        total={parts.total}
        sentence={words}
        parts={(["read", "delivered", "sent", "failed", "unknown", "held"] as const).map((kind) => ({
          kind,
          value: parts[kind],
        }))}
      />
      <div className="sm t2 num mt-1.5">{words}</div>
    </>
  );
}
