import { useT } from "~/i18n/use-t";
import type { ListPage } from "../store/inbox-store";
import { RowSkeletons } from "./row-skeletons";

/** Under the last row: the next ones on their way, or why they did not come. */
export function ListEnd({ page, onRetry }: { page: ListPage; onRetry: () => void }) {
  const t = useT("inbox-list.state");
  if (!page.next || page.ids.length === 0) return null;
  if (page.loading) return <RowSkeletons rows={2} />;
  if (page.failed !== "more") return null;
  return (
    <div className="cv-end">
      <span className="t2">{t("moreFailed")}</span>
      <button type="button" className="link" onClick={onRetry}>
        {t("retry")}
      </button>
    </div>
  );
}
