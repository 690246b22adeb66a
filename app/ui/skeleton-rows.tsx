import { useT } from "~/i18n/use-t";
import { Skeleton } from "./skeleton";

const widths = ["132px", "97px", "158px", "114px", "145px", "88px", "128px"];

/** Rows of a list that is on its way; nothing shows in the first 150 ms. */
export function SkeletonRows({ rows = 7, avatar = true }: { rows?: number; avatar?: boolean }) {
  const t = useT("common.states");
  return (
    <div className="late" role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div className="skrow" key={row}>
          {avatar && <Skeleton width="28px" height="28px" round />}
          <Skeleton width={widths[row % widths.length]} />
          <span className="grow" />
          <Skeleton width="90px" height="8px" />
        </div>
      ))}
    </div>
  );
}
