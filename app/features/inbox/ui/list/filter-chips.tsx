import { useT } from "~/i18n/use-t";
import { Chip } from "~/ui/chip";
import { writeInboxFilter } from "../../core/filter-search";
import type { InboxFilter, InboxView } from "../../core/inbox-filter";
import { countsKey } from "../store/load-list";
import { useCounts } from "../store/store-context";
import { useCountWords } from "./use-count-words";

/** The states a conversation can be in, with how many; links, so that a list can be sent to someone. */
export function FilterChips({ filter, base }: { filter: InboxFilter; base: string }) {
  const t = useT("inbox-list.chips");
  const counts = useCounts(countsKey(filter));
  const words = useCountWords();
  const { q: _, handledBy: __, ...rest } = filter;
  const link = (change: Partial<InboxFilter>) => base + writeInboxFilter({ ...rest, ...change });
  const chip = (view: InboxView, counted = true) => (
    <Chip
      key={view}
      to={link({ view })}
      on={filter.view === view && !filter.handledBy}
      count={counted && counts ? words(counts.views[view]) : undefined}
    >
      {t(view as "open")}
    </Chip>
  );
  const persona = counts?.persona ?? 0;
  return (
    <nav className="fl" aria-label={t("label")}>
      {chip("open")}
      {chip("waiting")}
      {(persona > 0 || filter.handledBy === "persona") && (
        <Chip
          to={link({ view: "open", handledBy: "persona" })}
          on={filter.handledBy === "persona"}
          count={words(persona)}
        >
          {t("persona")}
        </Chip>
      )}
      {chip("snoozed", (counts?.views.snoozed ?? 0) > 0)}
      {chip("done", false)}
    </nav>
  );
}
