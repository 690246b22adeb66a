import { Link } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";
import { useLocale, useTimeZone } from "use-intl/react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { dayPart } from "../core/day-part";

interface MorningLineProps {
  userName: string;
  going: number;
  waiting: number;
  ailing: number;
  /** No campaign yet. */
  starting: boolean;
}

/** "Terça, 24 de novembro. Bom dia, Camila. Duas campanhas estão saindo e 14 pessoas esperam resposta." */
export function MorningLine({ userName, going, waiting, ailing, starting }: MorningLineProps) {
  const t = useT("home.morning");
  const formats = useFormats();
  const timeZone = useTimeZone() ?? "America/Sao_Paulo";
  const now = new Date();
  const day = formats.date(now, "full").replace("-feira", "");
  const link = (to: string) => (words: ReactNode) => <Link to={to}>{words}</Link>;
  const parts = [
    { key: "going", count: going, to: "/campaigns?state=going" },
    { key: "waiting", count: waiting, to: "#waiting" },
    { key: "ailing", count: ailing, to: "/settings/connections" },
  ] as const;
  const clauses = parts
    .filter(({ count }) => count > 0)
    .map(({ key, count, to }, at) => t.rich(key, { count, first: at === 0 ? "yes" : "no", a: link(to) }));
  return (
    <p className="lead" suppressHydrationWarning>
      <span className="t3" suppressHydrationWarning>
        {day.charAt(0).toUpperCase() + day.slice(1)}.
      </span>{" "}
      {t(dayPart(now, timeZone), { name: userName.trim().split(/\s+/)[0] ?? "" })}{" "}
      {clauses.length > 0 ? <Listed items={clauses} /> : t(starting ? "starting" : "allQuiet")}
    </p>
  );
}

/** Clauses with the commas and the "and" of the reader's language, and the full stop. */
function Listed({ items }: { items: ReactNode[] }) {
  const locale = useLocale();
  const parts = new Intl.ListFormat(locale, { type: "conjunction" }).formatToParts(
    items.map((_, at) => String(at)),
  );
  return (
    <>
      {parts.map(({ type, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence have nothing else.
        <Fragment key={at}>{type === "element" ? items[Number(value)] : value}</Fragment>
      ))}
      .
    </>
  );
}
