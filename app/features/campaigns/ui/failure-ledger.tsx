import { Link } from "@remix-run/react";
import { Suspense, useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { lazyPiece } from "~/ui/lazy-piece";
import type { CampaignFacts } from "../campaign-facts.server";
import type { FailureLine } from "../failure-lines.server";
import { campaignParts, shareOf } from "./core/campaign-parts";

const RetryDialog = lazyPiece(() => import("./retry-dialog"));

interface FailureLedgerProps {
  facts: CampaignFacts;
  lines: FailureLine[];
  mayChange: boolean;
}

/** Why people did not get it: how many, in plain words, the code beside them, and whether trying again helps. */
export function FailureLedger({ facts, lines, mayChange }: FailureLedgerProps) {
  const t = useT("campaigns.failures");
  const formats = useFormats();
  const [retrying, setRetrying] = useState<string | null>(null);
  const { failed, out } = campaignParts(facts.progress);
  if (failed === 0) return null;
  const most = Math.max(...lines.map(({ count }) => count));
  return (
    <section className="why">
      <div className="sec-h">
        <h2>{t("title", { count: failed })}</h2>
        <span className="t3 sm">{t("share", { share: formats.percent(shareOf(failed, out + failed)) })}</span>
        <a className="link r" href={`/campaigns/${facts.id}/export.csv?state=failed`} download>
          {t("download", { count: failed })}
        </a>
      </div>
      <ul>
        {lines.map((line) => (
          <li key={line.code}>
            <span className="n">{formats.number(line.count)}</span>
            <Link
              className="what"
              to={`?state=failed&why=${encodeURIComponent(line.code)}`}
              preventScrollReset
              data-tip={line.next}
            >
              {line.title}
            </Link>
            <span className="mini no-m" aria-hidden="true">
              <i style={{ width: `${(line.count / most) * 100}%` }} />
            </span>
            <span className="mono t3 r">{line.code}</span>
            <span className="r no-m">
              <Advice
                line={line}
                may={mayChange && facts.state !== "cancelled"}
                onRetry={() => setRetrying(line.code)}
              />
            </span>
          </li>
        ))}
      </ul>
      {retrying && (
        <Suspense fallback={null}>
          <RetryDialog facts={facts} code={retrying} onClose={() => setRetrying(null)} />
        </Suspense>
      )}
    </section>
  );
}

function Advice({ line, may, onRetry }: { line: FailureLine; may: boolean; onRetry: () => void }) {
  const t = useT("campaigns.failures");
  if (line.may === "never" || !may)
    return <span className="t3 sm">{t(line.may === "never" ? "never" : line.may)}</span>;
  const words =
    line.may === "now"
      ? t("now")
      : line.afterHours === 24
        ? t("tomorrow")
        : t("afterHours", { count: line.afterHours });
  return (
    <button type="button" className="link sm" onClick={onRetry}>
      {words}
    </button>
  );
}
