import { useT } from "~/i18n/use-t";
import { Ledger, type LedgerLine } from "~/ui/ledger";
import { type BarKind, barClass, ProgressBar } from "~/ui/progress-bar";
import type { ImportSettings } from "../core/import-settings";
import type { ImportTally } from "../core/import-tally";

interface TallyLedgerProps {
  tally: ImportTally;
  settings: ImportSettings;
  totalLabel: string;
  /** Where the refused rows stand on this page. */
  rejectedTo?: string;
}

/** What becomes of the rows, as a bar and as a sum that anyone can check. */
export function TallyLedger({ tally, settings, totalLabel, rejectedTo }: TallyLedgerProps) {
  const t = useT("imports.proof");
  const { rows, new: created, updated, same, duplicates, rejected } = tally;
  const line = (kind: BarKind, label: LedgerLine["label"], value: number, note?: string): LedgerLine => ({
    key: kind,
    lead: <span className={`sw8 block ${barClass[kind]}`} aria-hidden="true" />,
    label,
    value,
    note,
  });
  const parts: { kind: BarKind; value: number }[] = [
    { kind: "read", value: created },
    { kind: "delivered", value: updated },
    { kind: "queued", value: same },
    { kind: "unknown", value: duplicates },
    { kind: "failed", value: rejected },
  ];
  const refused =
    rejected > 0 && rejectedTo ? (
      <a className="u" href={rejectedTo}>
        {t("rejected")}
      </a>
    ) : (
      t("rejected")
    );
  return (
    <>
      <div className="mt-1 mb-2.5">
        <ProgressBar
          parts={parts}
          total={rows}
          sentence={t("bar", { created, updated, same, duplicates, rejected })}
        />
      </div>
      <Ledger
        lines={[
          line("read", t("created"), created),
          line("delivered", t("updated"), updated, t("updatedNote")),
          line("queued", settings.onDuplicate === "keep" ? t("sameKeep") : t("same"), same),
          line(
            "unknown",
            t("duplicates"),
            duplicates,
            settings.repeated === "last" ? t("lastNote") : t("firstNote"),
          ),
          line("failed", refused, rejected),
        ]}
        totalLabel={totalLabel}
        total={rows}
        proof
      />
    </>
  );
}
