import { Link } from "@remix-run/react";
import CircleAlert from "lucide-react/icons/circle-alert";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { Section } from "~/ui/section";
import type { FailureNews } from "../failure-news.sql.server";

/** What went wrong in the last days, in plain words, the code beside it. */
export function FailureSection({ news }: { news: FailureNews[] }) {
  const t = useT("home.failures");
  if (news.length === 0) return null;
  return (
    <Section className="hs" title={t("title")} aside={<span className="t3">{t("lastDays")}</span>}>
      <ul>
        {news.map((one) => (
          <li key={one.key} className="fr">
            <Icon of={one.tone === "bad" ? CircleAlert : TriangleAlert} className={one.tone} />
            <div className="min-w-0">
              <div className="med break-words">{one.title}</div>
              <div className="t2">
                {one.next}
                {one.code && <span className="mono t3 ml-1.5">{one.code}</span>}
              </div>
            </div>
            <Link className="link sm nw leading-5" to={one.to}>
              {t(one.link)}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
