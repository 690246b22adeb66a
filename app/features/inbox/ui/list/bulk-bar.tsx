import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import MailOpen from "lucide-react/icons/mail-open";
import TagGlyph from "lucide-react/icons/tag";
import UserPlus from "lucide-react/icons/user-plus";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { IconButton } from "~/ui/icon-button";
import type { InboxFilter } from "../../core/inbox-filter";
import { COUNTED_AT_MOST } from "../../inbox-counts";
import { loadMore } from "../store/load-list";
import { useCounts, useInboxStore, useListPage } from "../store/store-context";
import { useWork } from "../store/use-work";
import type { Picks } from "./use-picks";
import { AssignMenu, LabelMenu, SnoozeMenu } from "./work-menu";

interface BulkBarProps {
  picks: Picks;
  listKey: string;
  counted: string;
  filter: InboxFilter;
  mayAnswer: boolean;
}

const MOST_AT_ONCE = 200;

/** How many are chosen, all of them at a click (as many as can be changed at once), and what to do with them. */
export default function BulkBar({ picks, listKey, counted, filter, mayAnswer }: BulkBarProps) {
  const t = useT("inbox-list.bulk");
  const formats = useFormats();
  const store = useInboxStore();
  const page = useListPage(listKey);
  const counts = useCounts(counted);
  const work = useWork();
  const [loading, setLoading] = useState(false);
  const ids = [...picks.ids];
  const total = Math.max(counts?.views[filter.view] ?? 0, page.ids.length);
  const many = total >= COUNTED_AT_MOST ? `${formats.number(COUNTED_AT_MOST - 1)}+` : formats.number(total);
  const limited = total > MOST_AT_ONCE;
  const isAll = ids.length >= Math.min(total, MOST_AT_ONCE);

  const chooseAll = async () => {
    setLoading(true);
    for (let asked = 0; store.page(listKey).ids.length < MOST_AT_ONCE && asked < 8; asked += 1) {
      const { next, failed } = store.page(listKey);
      if (!next || failed) break;
      await loadMore(store, listKey);
    }
    setLoading(false);
    picks.choose(store.page(listKey).ids.slice(0, MOST_AT_ONCE));
  };
  const then = (act: (ids: string[]) => unknown) => () => {
    act(ids);
    picks.clear();
  };

  return (
    <section className="bulk" aria-label={t("label")}>
      <div className="row">
        <b className="semi" role="status">
          {t("picked", { count: ids.length })}
        </b>
        {!isAll && (
          <button type="button" className="link nw" onClick={chooseAll} aria-busy={loading || undefined}>
            {loading
              ? t("loading")
              : limited
                ? t("most", { count: MOST_AT_ONCE })
                : t("all", { count: many })}
          </button>
        )}
        <span className="grow" />
        <IconButton icon={X} size="sm" label={t("none")} onClick={picks.clear} />
      </div>
      {isAll && limited && <p className="t2 mb-1">{t("limit")}</p>}
      <div className="row gap-0.5 -ml-2">
        {mayAnswer && (
          <>
            <AssignMenu
              ids={ids}
              trigger={(props) => <IconButton icon={UserPlus} label={t("assign")} {...props} />}
            />
            <LabelMenu
              ids={ids}
              trigger={(props) => <IconButton icon={TagGlyph} label={t("label2")} {...props} />}
            />
            <SnoozeMenu
              ids={ids}
              trigger={(props) => <IconButton icon={Clock} label={t("snooze")} {...props} />}
            />
            <IconButton icon={Check} label={t("finish")} onClick={then(work.finish)} />
          </>
        )}
        <IconButton icon={MailOpen} label={t("read")} onClick={then(work.markRead)} />
      </div>
    </section>
  );
}
