import { useTimeZone } from "use-intl/react";
import { instantToLocalMs } from "~/features/outgoing/core/local-time";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { ProgressBar } from "~/ui/progress-bar";
import type { Preflight } from "../../preflight-campaign.server";
import { NumberDays } from "./number-days";

/** What it costs, when it is done, and how many leave on which day. */
export function PlanFacts({ preflight }: { preflight: Preflight }) {
  const t = useT("composer.plan");
  const formats = useFormats();
  const { cost, plan, ledger, ratePerSecond, segments, budget, numbers } = preflight;
  const [line, ...others] = cost.lines.filter(({ units }) => units > 0);
  const unit = (micros: number) =>
    formats.money(micros / 10_000, cost.currency, { decimals: priceDigits(micros) });
  const rate = formats.number(ratePerSecond, { maximumFractionDigits: ratePerSecond < 10 ? 1 : 0 });
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t("cost")}</dt>
          <dd>
            {numbers ? t("free") : formats.money(cost.totalMinor, cost.currency)}
            <small>
              {numbers && t("freeExplain")}
              {segments &&
                t("segments", {
                  total: formats.number(segments.total),
                  each: formats.number(segments.perMessage, { maximumFractionDigits: 1 }),
                })}
              {!segments && line && others.length === 0 && line.unitMicros !== undefined
                ? t("times", { count: formats.number(line.units), price: unit(line.unitMicros) })
                : !segments && !numbers && t("atMost")}
            </small>
          </dd>
        </div>
        <div>
          <dt>{t("finishes")}</dt>
          <dd>
            {ledger.eligible === 0 ? "–" : plan.finishAt ? <Finish at={plan.finishAt} /> : t("never")}
            <small>{numbers ? t("inDays", { count: plan.days.length }) : t("rate", { rate })}</small>
          </dd>
        </div>
      </dl>
      {numbers && ledger.eligible > 0 && <NumberDays numbers={numbers} />}
      {plan.days.length > 1 && <Days days={plan.days} />}
      {budget && (
        <p className="hint pt-2">
          {t("budget", { limit: formats.number(budget.limit), used: formats.number(budget.used) })}
          {plan.days.length > 1 && ` ${t("restLater")}`}
        </p>
      )}
    </>
  );
}

/** Prices below a cent keep their digits. */
const priceDigits = (micros: number) => (micros % 10_000 === 0 ? 2 : 4);

function Finish({ at }: { at: Date }) {
  const formats = useFormats();
  const near = at.getTime() - Date.now() < 6 * 86_400_000;
  const words = near
    ? formats.date(at, "weekdayTime").replace("-feira", "")
    : `${formats.date(at, "dayShort")} ${formats.date(at, "time")}`;
  return <span suppressHydrationWarning>{words}</span>;
}

const MOST_DAYS = 7;

function Days({ days }: { days: { date: string; count: number }[] }) {
  const t = useT("composer.plan");
  const formats = useFormats();
  const timeZone = useTimeZone() ?? "America/Sao_Paulo";
  const most = Math.max(...days.map(({ count }) => count));
  const today = new Date(instantToLocalMs(Date.now(), timeZone)).toISOString().slice(0, 10);
  const name = (date: string) => {
    if (date === today) return t("today");
    const noon = new Date(`${date}T12:00:00Z`);
    const words = formats.date(noon, days.length > 6 ? "dayShort" : "full", "UTC").split(",")[0]!;
    return words.charAt(0).toUpperCase() + words.slice(1).replace("-feira", "");
  };
  const rest = days.slice(MOST_DAYS);
  return (
    <ul className="days">
      {days.slice(0, MOST_DAYS).map(({ date, count }, at) => (
        <li key={date}>
          <span className="t2 ell">{name(date)}</span>
          <ProgressBar
            total={most}
            sentence={formats.number(count)}
            parts={[{ kind: at === 0 ? "read" : "delivered", value: count }]}
          />
          <span className="n">{formats.number(count)}</span>
        </li>
      ))}
      {rest.length > 0 && <li className="t3 sm">{t("moreDays", { count: rest.length })}</li>}
    </ul>
  );
}
