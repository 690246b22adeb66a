import { useT } from "~/i18n/use-t";
import type { InboxFilter } from "../../core/inbox-filter";
import { countsKey } from "../store/load-list";
import { useCounts, useDirectory } from "../store/store-context";
import { useCountWords } from "./use-count-words";

/** Whose conversations these are, and how many. */
export function ListTitle({ filter }: { filter: InboxFilter }) {
  const t = useT("inbox-list.views");
  const directory = useDirectory();
  const counts = useCounts(countsKey(filter));
  const words = useCountWords();
  const member = directory?.members.find(({ userId }) => userId === filter.who);
  const menu = filter.who === "mine" ? "mine" : filter.who === "unassigned" ? "unassigned" : "all";
  const title = member ? t("member", { name: member.name }) : t(menu);
  return (
    <>
      <h1 className="ell" dir="auto" tabIndex={-1} title={title}>
        {title}
      </h1>
      {counts && <span className="t3 num sm">{words(counts.views[filter.view])}</span>}
    </>
  );
}
