import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { EmptyState } from "~/ui/empty-state";
import { ProgressBar } from "~/ui/progress-bar";
import type { PortfolioSummary } from "../list-portfolios.server";
import { showAddress } from "./show-address";

/** Each portfolio's moving 24 hours, and the numbers that share it. */
export function PortfolioList({ portfolios }: { portfolios: PortfolioSummary[] }) {
  const t = useT("connections.limits");
  if (portfolios.length === 0) return <EmptyState drawing="message" sentence={t("empty")} />;
  return (
    <div className="px-5 pb-5 max-[720px]:px-4">
      <p className="t2 max-w-[640px] pt-5 pb-1">{t("explain")}</p>
      {portfolios.map((portfolio) => (
        <Portfolio key={portfolio.id} portfolio={portfolio} />
      ))}
    </div>
  );
}

function Portfolio({ portfolio }: { portfolio: PortfolioSummary }) {
  const t = useT("connections.limits");
  const formats = useFormats();
  const { name, externalId, used, dailyLimit, freesAt, numbers } = portfolio;
  const full = dailyLimit !== null && used >= dailyLimit;
  return (
    <article className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] gap-x-8 gap-y-3 border-line border-b py-5 max-[720px]:grid-cols-1">
      <div className="min-w-0">
        <h2 className="semi lg ell" title={name}>
          {name || t("group", { id: externalId })}
        </h2>
        <p className="mono t3 mt-0.5">{externalId}</p>
      </div>
      <div className="min-w-0">
        <div className="row justify-between">
          <span className="sm t3">{t("used")}</span>
          <span className="med num">
            {dailyLimit === null ? t("unlimited") : t("sentenceShort", { used, limit: dailyLimit })}
          </span>
        </div>
        {dailyLimit !== null && (
          <div className="mt-1.5">
            <ProgressBar
              parts={[{ kind: full ? "held" : "read", value: Math.min(used, dailyLimit) }]}
              total={dailyLimit}
              sentence={t("sentence", { used, limit: dailyLimit })}
            />
          </div>
        )}
        {full && freesAt && (
          <p className="hint hold mt-2">{t("frees", { time: formats.date(freesAt, "weekdayTime") })}</p>
        )}
        <p className="sm t3 mt-4">{t("numbers")}</p>
        <ul className="mt-1">
          {numbers.map((number) => (
            <li key={number.id} className="row h-8 justify-between">
              <span className="ell">{number.name}</span>
              <span className="t2 num nw">{showAddress(number.address)}</span>
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}
