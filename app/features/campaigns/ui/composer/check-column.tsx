import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { Ledger } from "~/ui/ledger";
import { RelativeTime } from "~/ui/relative-time";
import { Say } from "~/ui/say";
import { Skeleton } from "~/ui/skeleton";
import type { PreFlightWarning } from "../../core/pre-flight";
import type { Preflight } from "../../preflight-campaign.server";
import type { Draft } from "./draft";
import { PlanFacts } from "./plan-facts";
import type { EditedDraft } from "./use-draft";
import { useReasonLabel } from "./use-reason-label";

interface CheckColumnProps {
  campaignId: string;
  edited: EditedDraft;
  draft: Draft;
}

/** What launching would do: the account of people, cost, days, and what to think of first. */
export function CheckColumn({ campaignId, edited, draft }: CheckColumnProps) {
  const t = useT("composer.check");
  const problem = useT("campaigns.problem");
  const { check, checking } = edited;
  return (
    <section className="c2" aria-label={t("title")} aria-busy={checking}>
      <div className="sec-h">
        <h2 className="lg">{t("title")}</h2>
        {check && (
          <span className="r t3" role="status">
            {checking || edited.saving ? (
              t("checking")
            ) : (
              <Checked at={check.report.checkedAt} tookMs={check.report.tookMs} />
            )}
          </span>
        )}
      </div>
      {!check ? (
        <Waiting />
      ) : check.report.preflight ? (
        <>
          {check.report.problems.includes("risk-not-accepted") && (
            <Say tone="bad" className="mb-3">
              {problem("risk-not-accepted")}
            </Say>
          )}
          <Account campaignId={campaignId} preflight={check.report.preflight} draft={draft} />
        </>
      ) : (
        <Problems problems={check.report.problems} />
      )}
    </section>
  );
}

function Checked({ at, tookMs }: { at: Date; tookMs: number }) {
  const t = useT("composer.check");
  const formats = useFormats();
  const seconds = formats.number(Math.max(tookMs, 100) / 1_000, { maximumFractionDigits: 1 });
  return <>{t.rich("checked", { seconds, ago: () => <RelativeTime at={at} /> })}</>;
}

function Waiting() {
  return (
    <div className="flex flex-col gap-5 pt-3" aria-hidden="true">
      {["92%", "74%", "86%", "64%", "78%"].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}

/** What is still to be filled in, in the order of the form. */
function Problems({
  problems,
}: {
  problems: readonly Parameters<ReturnType<typeof useT<"campaigns.problem">>>[0][];
}) {
  const t = useT("composer.check");
  const say = useT("campaigns.problem");
  return (
    <div className="pt-1">
      <p className="t2 pb-2">{t("fillIn")}</p>
      <ul className="todo">
        {problems.map((problem) => (
          <li key={problem}>{say(problem)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Beside the number, and in the bars of the days. */
const SAID_ELSEWHERE = new Set<PreFlightWarning>(["quality-yellow", "spreads-over-days"]);

interface AccountProps {
  campaignId: string;
  preflight: Preflight;
  draft: Draft;
}

function Account({ campaignId, preflight, draft }: AccountProps) {
  const t = useT("composer.check");
  const warn = useT("reasons.warning");
  const label = useReasonLabel(draft);
  const { ledger } = preflight;
  return (
    <>
      <Ledger
        lines={[
          { key: "audience", label: t("people"), value: ledger.audience },
          ...ledger.lines.map(({ why, count }) => ({
            key: why,
            op: "−" as const,
            label: (
              <Link className="u" to={`/campaigns/${campaignId}/edit/excluded/${why}`} preventScrollReset>
                {label(why)}
              </Link>
            ),
            value: count,
          })),
        ]}
        totalLabel={t("receive")}
        totalOp="="
        total={ledger.eligible}
      />
      <div className="closes sm">
        <span className="row ok med nw gap-1.5">
          <Icon of={Check} size="s" />
          {t("closes")}
        </span>
        <span className="t3 ell">{t("oneReason")}</span>
        {ledger.excluded > 0 && (
          <a className="link nw ml-auto" href={`/campaigns/${campaignId}/excluded.csv`} download>
            {t("download", { count: ledger.excluded })}
          </a>
        )}
      </div>
      <PlanFacts preflight={preflight} />
      {preflight.warnings
        .filter((warning) => !SAID_ELSEWHERE.has(warning))
        .map((warning) => (
          <Say
            key={warning}
            tone={preflight.blocking.includes(warning) ? "bad" : "hold"}
            className={clsx("mt-3")}
          >
            {warn(warning, {
              count:
                warning === "price-missing"
                  ? preflight.cost.unpricedUnits
                  : warning === "many-segments"
                    ? Math.ceil(preflight.segments?.perMessage ?? 1)
                    : ledger.eligible,
              days: preflight.plan.days.length,
            } as never)}
          </Say>
        ))}
    </>
  );
}
