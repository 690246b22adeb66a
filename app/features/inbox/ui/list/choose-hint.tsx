import { useT } from "~/i18n/use-t";
import { EmptyDrawing } from "~/ui/empty-drawing";
import { Kbd } from "~/ui/kbd";

/** Beside the list while nothing is open. */
export function ChooseHint() {
  const t = useT("inbox-list.choose");
  return (
    <div className="page chat choose no-m">
      <div className="empty">
        <EmptyDrawing name="message" />
        <p>{t("sentence")}</p>
        <span className="t3 sm">{t.rich("keys", { k: (words) => <Kbd>{words}</Kbd> })}</span>
      </div>
    </div>
  );
}
