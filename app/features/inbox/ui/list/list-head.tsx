import Bell from "lucide-react/icons/bell";
import ListFilter from "lucide-react/icons/list-filter";
import Plus from "lucide-react/icons/plus";
import Search from "lucide-react/icons/search";
import { Suspense } from "react";
import { useT } from "~/i18n/use-t";
import { IconButton } from "~/ui/icon-button";
import { lazyPiece } from "~/ui/lazy-piece";
import { Popover } from "~/ui/popover";
import type { InboxFilter } from "../../core/inbox-filter";
import { ListTitle } from "./list-title";

const ListSearch = lazyPiece(() => import("./list-search"));
const FilterForm = lazyPiece(() => import("./filter-form"));
const NoticeSettings = lazyPiece(() => import("./notice-settings"));

interface ListHeadProps {
  filter: InboxFilter;
  /** "/inbox" or the open conversation's address. */
  base: string;
  searching: boolean;
  onSearching: (on: boolean) => void;
  onStart: () => void;
  mayAnswer: boolean;
}

/** The 52-px head of the list: whose conversations, search, filter, a new one. */
export function ListHead({ filter, base, searching, onSearching, onStart, mayAnswer }: ListHeadProps) {
  const t = useT("inbox-list.head");
  const { view: _, q: __, ...narrowed } = filter;
  const count = Object.values(narrowed).filter(Boolean).length - (isMenu(filter.who) ? 1 : 0);
  if (searching) {
    return (
      <div className="lst-head">
        <Suspense fallback={null}>
          <ListSearch filter={filter} base={base} onClose={() => onSearching(false)} />
        </Suspense>
      </div>
    );
  }
  return (
    <div className="lst-head">
      <ListTitle filter={filter} />
      <span className="grow" />
      <IconButton icon={Search} label={t("search")} aria-keyshortcuts="/" onClick={() => onSearching(true)} />
      <Popover
        label={t("filter")}
        className="pad flt"
        trigger={(props) => (
          <IconButton
            icon={ListFilter}
            label={count > 0 ? t("filterOn", { count }) : t("filter")}
            className={count > 0 ? "lit" : undefined}
            {...props}
          />
        )}
      >
        {(close) => (
          <Suspense fallback={null}>
            <FilterForm filter={filter} base={base} close={close} />
          </Suspense>
        )}
      </Popover>
      <Popover
        label={t("notices")}
        className="pad flt"
        trigger={(props) => <IconButton icon={Bell} label={t("notices")} {...props} />}
      >
        {() => (
          <Suspense fallback={null}>
            <NoticeSettings />
          </Suspense>
        )}
      </Popover>
      {mayAnswer && <IconButton icon={Plus} label={t("start")} onClick={onStart} />}
    </div>
  );
}

const isMenu = (who: InboxFilter["who"]) => who === "mine" || who === "unassigned";
