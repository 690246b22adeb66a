import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import { useT } from "~/i18n/use-t";
import { Dot } from "~/ui/dot";
import { Section } from "~/ui/section";
import type { NumberNews } from "../number-news.server";

/** The company's numbers, those that need somebody first. */
export function NumberList({ numbers, mayChange }: { numbers: NumberNews[]; mayChange: boolean }) {
  const t = useT("home.numbers");
  return (
    <Section
      title={t("title")}
      aside={
        mayChange ? (
          <Link className="link" to="/settings/connections">
            {t("all")}
          </Link>
        ) : undefined
      }
    >
      {numbers.length === 0 && <p className="t3 pt-1">{t("none")}</p>}
      <ul>
        {numbers.map((number) => (
          <li key={number.id} className="nb">
            <Dot tone={number.tone} />
            <span className="med ell" title={number.name}>
              {number.name}
            </span>
            <span className={clsx("sm nw", number.tone === "ok" ? "t3" : `${number.tone} med`)}>
              {number.state}
            </span>
            <span className="sm t2 num detail">{number.detail}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
