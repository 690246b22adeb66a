import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import type { NumberPlan } from "../../plan-numbers.server";

/** By QR: how many each number sends a day, and for how many days. */
export function NumberDays({ numbers }: { numbers: readonly NumberPlan[] }) {
  const t = useT("composer.plan");
  const formats = useFormats();
  return (
    <ul className="pt-2 pb-2.5 flex flex-col gap-1.5" aria-label={t("numbers")}>
      {numbers.map(({ connectionId, name, people, perDay, days, warmUpDay }) => (
        <li key={connectionId} className="row gap-3">
          <span className="grow min-w-0">
            <span className="ell block" title={name}>
              {name}
            </span>
            <small className="t3 num">
              {t("perDay", { count: formats.number(perDay) })}
              {warmUpDay !== null && ` · ${t("growing")}`}
            </small>
          </span>
          <span className="num text-right flex-none">
            {t("people", { count: people })}
            <small className="t3 block">{people > 0 ? t("days", { count: days }) : t("notNeeded")}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
