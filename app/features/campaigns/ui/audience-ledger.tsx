import { Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Ledger, type LedgerLine } from "~/ui/ledger";
import type { CampaignFacts } from "../campaign-facts.server";

export interface SkipLine {
  why: string;
  count: number;
  /** In the reader's language. */
  words: string;
}

/** Where the number of recipients comes from: the audience minus everybody who was left out, each with one reason. */
export function AudienceLedger({ facts, lines }: { facts: CampaignFacts; lines: SkipLine[] }) {
  const t = useT("campaigns.audience");
  const { progress } = facts;
  const entries: LedgerLine[] = [
    { key: "audience", label: t("people"), value: progress.audience },
    ...lines.map(
      (line): LedgerLine => ({
        key: line.why,
        op: "−",
        label: (
          <Link className="u" to={`/campaigns/${facts.id}?state=skipped&why=${line.why}`}>
            {line.words}
          </Link>
        ),
        value: line.count,
      }),
    ),
  ];
  return (
    <div className="p-5 max-w-[560px] max-sm:p-4">
      <Ledger lines={entries} totalLabel={t("receive")} total={progress.audience - progress.skipped} proof />
      {progress.skipped > 0 && (
        <p className="pt-3 sm">
          <a className="link" href={`/campaigns/${facts.id}/excluded.csv`} download>
            {t("download", { count: progress.skipped })}
          </a>
        </p>
      )}
    </div>
  );
}
