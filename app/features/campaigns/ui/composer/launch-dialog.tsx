import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Say } from "~/ui/say";
import type { Preflight } from "../../preflight-campaign.server";
import { useCampaignAction } from "../use-campaign-action";
import type { Draft } from "./draft";
import { useReasonLabel } from "./use-reason-label";

interface LaunchDialogProps {
  campaignId: string;
  draft: Draft;
  preflight: Preflight;
  /** The numbers speak of what is typed, and nothing stands in the way. */
  settled: boolean;
  onClose: () => void;
}

/** The last look: who gets it and why others do not, what it costs, until when; the button says the number. */
export default function LaunchDialog({ campaignId, draft, preflight, settled, onClose }: LaunchDialogProps) {
  const t = useT("composer.launch");
  const formats = useFormats();
  const warn = useT("reasons.warning");
  const label = useReasonLabel(draft);
  const { run, busy, refusal } = useCampaignAction(campaignId, { quiet: true });
  const { ledger, cost, plan } = preflight;
  const later = draft.schedule.kind !== "now";
  const count = ledger.eligible;
  const bold = (words: React.ReactNode) => <b className="med num text-ink">{words}</b>;
  const shown = ledger.lines.slice(0, 4);
  const others = ledger.lines.slice(4).reduce((sum, line) => sum + line.count, 0);
  return (
    <ConfirmDialog
      open
      tone="primary"
      onClose={onClose}
      title={t(later ? "titleLater" : "title", { name: draft.name })}
      explain={t(`explain.${draft.schedule.kind}`, {
        time: draft.schedule.kind === "at" ? formats.date(new Date(draft.schedule.at), "dayTime") : "",
      })}
      effects={{
        lines: [
          { key: "audience", label: t("people"), value: ledger.audience },
          ...shown.map(({ why, count }) => ({ key: why, op: "−" as const, label: label(why), value: count })),
          ...(others > 0 ? [{ key: "others", op: "−" as const, label: t("others"), value: others }] : []),
        ],
        totalLabel: t("receive"),
        total: count,
      }}
      confirmLabel={t(later ? "schedule" : "confirm", { count })}
      busy={busy || !settled}
      error={refusal}
      onConfirm={() => run({ intent: "launch" })}
    >
      {preflight.numbers
        ? t("free")
        : t.rich("costs", { amount: formats.money(cost.totalMinor, cost.currency), b: bold })}{" "}
      {plan.finishAt && t.rich("until", { time: formats.date(plan.finishAt, "dayTime"), b: bold })}
      {preflight.warnings.includes("no-test-sent") && (
        <Say tone="hold" className="mt-3">
          {warn("no-test-sent", { count })}
        </Say>
      )}
    </ConfirmDialog>
  );
}
