import { useT } from "~/i18n/use-t";
import { Skeleton } from "~/ui/skeleton";

const WIDTHS = ["62%", "44%", "71%", "53%", "66%", "39%", "58%"];

/** Rows on their way, as high as real ones; nothing shows in the first 150 ms. */
export function RowSkeletons({ rows = 7 }: { rows?: number }) {
  const t = useT("inbox-list.state");
  return (
    <div className="late" role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div className="cv cv-sk" key={row}>
          <Skeleton width="36px" height="36px" round />
          <span className="cv-b">
            <Skeleton width={WIDTHS[row % WIDTHS.length]} />
            <Skeleton width={WIDTHS[(row + 3) % WIDTHS.length]} height="8px" />
          </span>
        </div>
      ))}
    </div>
  );
}
