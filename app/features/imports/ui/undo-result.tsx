import { Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Ledger } from "~/ui/ledger";
import { Section } from "~/ui/section";
import type { ImportPage } from "../load-import-page.server";

type Undo = NonNullable<ImportPage["undoResult"]>;

const shown = 100;

/** What an undo took back, and who stays and why. */
export function UndoLedger({ undo, running }: { undo: Undo; running: boolean }) {
  const t = useT("imports.undo");
  const { removed, restored, kept, list } = undo;
  return (
    <>
      <Section title={running ? t("running") : t("title2")}>
        <div aria-live="polite">
          {running && <p className="t2 sm num pb-2">{t("progress", { removed, restored })}</p>}
          <Ledger
            lines={[
              { key: "removed", label: t("removed"), value: removed },
              { key: "restored", label: t("restored"), value: restored },
              { key: "kept", label: t("kept"), value: kept },
            ]}
            totalLabel={t("sum")}
            total={removed + restored + kept}
            proof={!running}
          />
        </div>
      </Section>
      {kept > 0 && (
        <Section className="mt-6" title={t("keptTitle", { count: kept })}>
          <ul>
            {list.slice(0, shown).map(({ contactId, name, reason, fields }) => (
              <li
                key={`${contactId} ${reason}`}
                className="flex min-h-[30px] items-center gap-3 border-t border-line-soft py-1"
              >
                <Link to={`/contacts/${contactId}`} className="u med ell" dir="auto" title={name}>
                  {name || contactId.slice(-6)}
                </Link>
                <span className="t2 ml-auto text-end">{t(reason as "edited")}</span>
                {fields && <span className="mono t3 no-m">{fields.join(", ")}</span>}
              </li>
            ))}
          </ul>
          {kept > Math.min(shown, list.length) && (
            <p className="t3 sm py-2">{t("keptMore", { count: kept - Math.min(shown, list.length) })}</p>
          )}
        </Section>
      )}
    </>
  );
}
