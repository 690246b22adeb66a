import Download from "lucide-react/icons/download";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { Section } from "~/ui/section";
import type { ImportPage } from "../load-import-page.server";

/** The first rows that do not come in, each with what to put right; the download has them all. */
export function RejectedList({ page, count }: { page: ImportPage; count: number }) {
  const t = useT("imports");
  const formats = useFormats();
  if (count === 0) return null;
  const more = count - page.rejects.length;
  return (
    <Section
      className="px-4 py-3 sm:px-5"
      title={<span id="rejected">{t("rejected.title", { count })}</span>}
      note={<span className="no-m">{t("rejected.wait")}</span>}
      aside={
        <a className="link flex items-center gap-1.5" href={`/imports/${page.id}/rejected.csv`} download>
          <Icon of={Download} size="s" />
          {t("rejected.download")}
        </a>
      }
    >
      <ul>
        {page.rejects.map(({ row, value, reason, params }) => (
          <li
            key={row}
            className="grid min-h-[30px] grid-cols-[52px_minmax(0,1fr)] items-center gap-x-3 border-t border-line-soft py-1 sm:grid-cols-[52px_140px_minmax(0,1fr)]"
          >
            <span className="t3 num">{formats.number(row)}</span>
            <span className="mono ell text-sm" title={value} dir="auto">
              {value === "" ? <span className="t3">{t("emptyValue")}</span> : value}
            </span>
            <span className="max-sm:col-start-2">
              {t(`reasons.${reason as "letters"}`, params as Record<string, string>)}
            </span>
          </li>
        ))}
      </ul>
      {page.rejectsUntil && (
        <p className="t3 sm pb-2">{t("rejected.until", { date: formats.date(page.rejectsUntil, "day") })}</p>
      )}
      {more > 0 && (
        <p className="t3 sm border-t border-line-soft py-2">{t("rejected.more", { count: more })}</p>
      )}
    </Section>
  );
}
