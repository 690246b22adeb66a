import { Link } from "@remix-run/react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Dot } from "~/ui/dot";
import type { TurnProgress } from "../turn-progress.server";

/** By QR: how many wait for which number, and why one of them is not going on. */
export function TurnLines({ numbers }: { numbers: readonly TurnProgress[] }) {
  const t = useT("campaigns.turns");
  return (
    <section className="px-5 pb-4 max-sm:px-4" aria-label={t("title")}>
      <h2 className="sm t2 med pb-1">{t("title")}</h2>
      <ul>
        {numbers.map((number) => (
          <li key={number.connectionId} className="row gap-2.5 border-t border-line-soft py-2">
            <Dot tone={toneOf(number)} />
            <span className="grow min-w-0">
              <Link
                className="u ell block"
                title={number.name}
                to={`/settings/connections/${number.connectionId}`}
              >
                {number.name}
              </Link>
              <small className="t3 block">
                <Standing number={number} />
              </small>
            </span>
            <span className="num flex-none">{t("waiting", { count: number.waiting })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const toneOf = ({ state, restsUntil }: TurnProgress) =>
  state !== "active" ? "bad" : restsUntil ? "hold" : "ok";

function Standing({ number }: { number: TurnProgress }) {
  const t = useT("campaigns.turns");
  const formats = useFormats();
  const { state, waiting, restsUntil, perDay, finishAt } = number;
  if (state !== "active") return <>{t(waiting > 0 ? "stoppedWith" : "stopped", { count: waiting })}</>;
  if (restsUntil)
    return <span suppressHydrationWarning>{t("rests", { time: formats.date(restsUntil, "dayTime") })}</span>;
  const pace = t("perDay", { count: formats.number(perDay) });
  if (waiting === 0 || !finishAt) return <>{pace}</>;
  return (
    <span suppressHydrationWarning>
      {pace} · {t("until", { time: formats.date(finishAt, "dayTime") })}
    </span>
  );
}
