import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Checkbox } from "~/ui/checkbox";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Skeleton } from "~/ui/skeleton";
import type { CampaignFacts } from "../campaign-facts.server";
import type { FailureLine } from "../failure-lines.server";
import { useCampaignAction } from "./use-campaign-action";

interface RetryDialogProps {
  facts: CampaignFacts;
  /** Only failures with this code. */
  code?: string;
  onClose: () => void;
}

/** Whoever must rest may be tried once the campaign is older than the rest; the server looks at each person's own time. */
function mayNow({ may, afterHours }: FailureLine, { launchedAt }: CampaignFacts): boolean {
  if (may !== "later") return may === "now";
  return launchedAt !== null && Date.now() - launchedAt.getTime() > afterHours * 3_600_000;
}

/** New attempts for those who may be tried again; those of whom nobody knows only by choice. */
export default function RetryDialog({ facts, code, onClose }: RetryDialogProps) {
  const t = useT("campaigns.retry");
  const reasons = useFetcher<{ lines: FailureLine[] }>();
  const { load } = reasons;
  const { run, busy, refusal } = useCampaignAction(facts.id, { quiet: true });
  const [withUnknown, setWithUnknown] = useState(false);
  const asked = useRef(false);
  useEffect(() => load(`/campaigns/${facts.id}/failures`), [load, facts.id]);
  useEffect(() => {
    if (asked.current && !busy && !refusal) onClose();
  }, [busy, refusal, onClose]);
  const lines = (reasons.data?.lines ?? []).filter(
    (line) => mayNow(line, facts) && (!code || line.code === code),
  );
  const { unknown } = facts.progress;
  const effects = [
    ...lines.map((line) => ({ key: line.code, label: line.title, value: line.count, note: line.code })),
    ...(withUnknown ? [{ key: "unknown", label: t("unknownLine"), value: unknown }] : []),
  ];
  const total = effects.reduce((sum, line) => sum + line.value, 0);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      tone="primary"
      title={t("title", { name: facts.name })}
      explain={t("explain")}
      effects={total > 0 ? { lines: effects, totalLabel: t("total"), total } : undefined}
      confirmLabel={total > 0 ? t("confirm", { count: total }) : t("nobody")}
      busy={busy || total === 0}
      error={refusal}
      onConfirm={() => {
        asked.current = true;
        const states = [...(lines.length > 0 ? ["failed"] : []), ...(withUnknown ? ["unknown"] : [])];
        run({ intent: "retry", states, codes: code ? [code] : [] });
      }}
    >
      {!reasons.data && <Skeleton width="60%" />}
      {reasons.data && lines.length === 0 && <p>{t("noneNow")}</p>}
      {unknown > 0 && !code && (
        <div className="pt-2">
          <Checkbox
            label={t("unknown", { count: unknown })}
            help={t("unknownHelp")}
            checked={withUnknown}
            onChange={(event) => setWithUnknown(event.currentTarget.checked)}
          />
        </div>
      )}
    </ConfirmDialog>
  );
}
