import { useEffect } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Say } from "~/ui/say";
import type { InboxFilter } from "../../core/inbox-filter";
import { listKey as keyOf, loadFirst } from "../store/load-list";
import { useInboxStore, useListPage } from "../store/store-context";
import { ConversationList } from "./conversation-list";
import { EmptyList } from "./empty-list";
import { RowSkeletons } from "./row-skeletons";
import type { Picks } from "./use-picks";

interface ListBodyProps {
  filter: InboxFilter;
  search: string;
  openId: string | null;
  picks: Picks;
  nowMs: number;
  onOpen: (address: string) => void;
  onStart?: () => void;
}

const FRESH_MS = 3_000;

/** One list in whatever state it is: old rows stay while new ones come, and when they do not. */
export function ListBody({ filter, onStart, ...list }: ListBodyProps) {
  const t = useT("inbox-list.state");
  const formats = useFormats();
  const store = useInboxStore();
  const key = keyOf(filter);
  const page = useListPage(key);
  useEffect(() => {
    if (Date.now() - store.page(key).trueAt > FRESH_MS) loadFirst(store, key);
  }, [store, key]);
  const retry = (
    <Button size="sm" busy={page.loading} onClick={() => loadFirst(store, key)}>
      {t("retry")}
    </Button>
  );
  if (page.trueAt === 0) {
    if (page.failed) return <Say tone="bad" title={t("nothingYet")} action={retry} className="m-3" live />;
    return <RowSkeletons rows={9} />;
  }
  return (
    <>
      {page.failed === "first" && (
        <Say tone="hold" title={t("failed")} action={retry} className="m-2" live>
          {t("since", { time: formats.date(new Date(page.trueAt), "time") })}
        </Say>
      )}
      {page.ids.length === 0 ? (
        <EmptyList filter={filter} onStart={onStart} />
      ) : (
        <ConversationList listKey={key} {...list} />
      )}
    </>
  );
}
