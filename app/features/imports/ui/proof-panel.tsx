import { useT } from "~/i18n/use-t";
import { Say } from "~/ui/say";
import { Skeleton } from "~/ui/skeleton";
import type { ImportPage } from "../load-import-page.server";
import { TallyLedger } from "./tally-ledger";

/** What would happen. While a new proof is on its way the old one stays, said to be old. */
export function ProofPanel({ page }: { page: ImportPage }) {
  const t = useT("imports");
  const { proof, proofIsCurrent, state, rowsDone, error } = page;
  const running = state === "proving";
  return (
    <section aria-labelledby="proof-title" aria-busy={running}>
      <div className="sec-h">
        <h2 id="proof-title">{t("proof.title")}</h2>
        <span className="r t3" role="status">
          {proof && !proofIsCurrent ? t("proof.old") : t("proof.nothingSaved")}
        </span>
      </div>
      {error && !running && (
        <Say tone="bad" live className="my-3">
          {t(error.messageKey.replace(/^imports\./, "") as "errors.tryingAgain", error.params)}
        </Say>
      )}
      {proof ? (
        <div className={proofIsCurrent ? undefined : "opacity-60"}>
          <TallyLedger
            tally={proof}
            settings={page.settings}
            totalLabel={t("proof.total")}
            rejectedTo="#rejected"
          />
        </div>
      ) : (
        running && <ProofSkeleton done={rowsDone} />
      )}
    </section>
  );
}

function ProofSkeleton({ done }: { done: number }) {
  const t = useT("imports.proof");
  return (
    <div className="flex flex-col gap-4 py-2">
      <Skeleton height="8px" />
      {["120px", "96px", "132px", "148px", "84px", "124px"].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
      <p className="t3 sm num">{t("running", { done })}</p>
    </div>
  );
}
