import AlarmClock from "lucide-react/icons/alarm-clock";
import CircleDashed from "lucide-react/icons/circle-dashed";
import Pause from "lucide-react/icons/pause";
import { useEffect, useRef } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Icon } from "~/ui/icon";
import type { CampaignFacts } from "../campaign-facts.server";
import { campaignParts } from "./core/campaign-parts";
import { useCampaignAction } from "./use-campaign-action";

/** Who will not get it, what stays as it is, what is not spent; the word must be typed, since nothing brings it back. */
export default function CancelDialog({ facts, onClose }: { facts: CampaignFacts; onClose: () => void }) {
  const t = useT("campaigns.cancel");
  const formats = useFormats();
  const { run, busy, refusal } = useCampaignAction(facts.id, { quiet: true });
  const parts = campaignParts(facts.progress, facts.figures.heldCount);
  const { cost } = facts.figures;
  const left = parts.queued + parts.held;
  const saved = cost && parts.total > 0 ? Math.round((cost.totalMinor * left) / parts.total) : 0;
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current && !busy && !refusal) onClose();
  }, [busy, refusal, onClose]);
  const act = (intent: string) => {
    asked.current = true;
    run({ intent });
  };
  const scheduled = facts.state === "scheduled";
  const bold = (words: React.ReactNode) => <b className="med num text-ink">{words}</b>;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("title", { name: facts.name })}
      explain={t(scheduled ? "explainScheduled" : "explain")}
      effects={
        scheduled
          ? undefined
          : {
              lines: [
                {
                  key: "queued",
                  label: t("queued"),
                  value: parts.queued,
                  lead: <Icon of={CircleDashed} className="t2" />,
                },
                ...(parts.held > 0
                  ? [
                      {
                        key: "held",
                        label: t("held"),
                        value: parts.held,
                        lead: <Icon of={AlarmClock} className="hold" />,
                      },
                    ]
                  : []),
              ],
              totalLabel: t("total"),
              total: left,
            }
      }
      word={t("word")}
      confirmLabel={scheduled ? t("confirmScheduled") : t("confirm", { count: left })}
      alternative={
        facts.state === "running" || facts.state === "preparing" ? (
          <Button icon={Pause} busy={busy} onClick={() => act("pause")}>
            {t("onlyPause")}
          </Button>
        ) : undefined
      }
      busy={busy}
      error={refusal}
      onConfirm={() => act("cancel")}
    >
      {parts.out > 0 && t.rich("stays", { count: parts.out, b: bold })}{" "}
      {cost &&
        saved > 0 &&
        t.rich("saves", { amount: formats.money(saved, cost.currency, { decimals: 0 }), b: bold })}
    </ConfirmDialog>
  );
}
