import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import type { InboxFilter } from "../../core/inbox-filter";

/** Nothing to show, why, and the next step. */
export function EmptyList({ filter, onStart }: { filter: InboxFilter; onStart?: () => void }) {
  const t = useT("inbox-list.empty");
  const { view, who, q: _, ...narrowed } = filter;
  if (Object.values(narrowed).some(Boolean) || (who && who !== "mine" && who !== "unassigned")) {
    return (
      <EmptyState
        drawing="search"
        sentence={t("filtered")}
        action={<ButtonLink to="/inbox">{t("clear")}</ButtonLink>}
      />
    );
  }
  if (who === "mine" && view === "open") {
    return (
      <EmptyState
        sentence={t("mine")}
        action={<ButtonLink to="/inbox?who=unassigned">{t("toUnassigned")}</ButtonLink>}
      />
    );
  }
  if (who === "unassigned" && view === "open") return <EmptyState sentence={t("unassigned")} />;
  if (view !== "open" && view !== "all") {
    return <EmptyState sentence={t(view)} action={<ButtonLink to="/inbox">{t("toOpen")}</ButtonLink>} />;
  }
  return (
    <EmptyState
      drawing="message"
      sentence={t(view)}
      action={onStart && <Button onClick={onStart}>{t("start")}</Button>}
    />
  );
}
