import { useLocation, useNavigate } from "@remix-run/react";
import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useT } from "~/i18n/use-t";
import { lazyPiece } from "~/ui/lazy-piece";
import { readInboxFilter, writeInboxFilter } from "../../core/filter-search";
import { countsKey, listKey, loadCounts, loadDirectory } from "../store/load-list";
import { useDirectory, useInboxStore } from "../store/store-context";
import { FilterChips } from "./filter-chips";
import { ListBody } from "./list-body";
import { ListHead } from "./list-head";
import { useMinute } from "./use-minute";
import { usePicks } from "./use-picks";
import type { WorkKind } from "./work-kind";

const InboxKeys = lazyPiece(() => import("./inbox-keys"));
const InboxLive = lazyPiece(() => import("../store/inbox-live"));
const SearchResults = lazyPiece(() => import("./search-results"));
const StartDialog = lazyPiece(() => import("./start-dialog"));
const KeysDialog = lazyPiece(() => import("./keys-dialog"));
const WorkDialog = lazyPiece(() => import("./work-dialog"));
const BulkBar = lazyPiece(() => import("./bulk-bar"));
const ConversationActions = lazyPiece(() => import("./conversation-actions"));

/** Which conversation an address opens: "/inbox/<id>". */
const openIn = (pathname: string) => pathname.match(/^\/inbox\/([^/]+)/)?.[1] ?? null;

type Shown = { kind: "start" | "keys" } | { kind: WorkKind; ids: string[] };

/** The list at the left, and what one opened of it. On a phone each is a page of its own. */
export function InboxLayout({ startMs, children }: { startMs: number; children: ReactNode }) {
  const t = useT("inbox-list");
  const store = useInboxStore();
  const navigate = useNavigate();
  const { pathname, search: address } = useLocation();
  const openId = openIn(pathname);
  const filter = useMemo(() => readInboxFilter(new URLSearchParams(address)), [address]);
  const [search, key, counted] = [writeInboxFilter(filter), listKey(filter), countsKey(filter)];
  const mayAnswer = useDirectory()?.me.role !== "viewer";
  const nowMs = useMinute(startMs);
  const picks = usePicks(() => store.page(key).ids);
  const [searching, setSearching] = useState(filter.q !== undefined);
  const [shown, setShown] = useState<Shown | null>(null);
  const close = useCallback(() => setShown(null), []);
  const go = useRef(navigate);
  go.current = navigate;
  const open = useCallback((to: string) => go.current(to, { preventScrollReset: true }), []);

  const [stands, setStands] = useState(false);
  useEffect(() => setStands(true), []);
  useEffect(() => store.setOpen(openId), [store, openId]);
  useEffect(() => {
    if (!store.counts(counted)) loadCounts(store, counted);
  }, [store, counted]);
  useEffect(() => {
    if (!store.directory()) loadDirectory(store);
  }, [store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list, another choice.
  useEffect(() => picks.clear(), [key]);

  const base = openId ? pathname : "/inbox";
  const onStart = mayAnswer ? () => setShown({ kind: "start" }) : undefined;
  return (
    <div className="inbox" data-open={openId ? "" : undefined} data-keeps-focus="">
      <section className="lst" aria-label={t("head.label")}>
        <ListHead
          filter={filter}
          base={base}
          searching={searching}
          onSearching={setSearching}
          onStart={() => setShown({ kind: "start" })}
          mayAnswer={mayAnswer}
        />
        <FilterChips filter={filter} base={base} />
        <Suspense fallback={null}>
          {picks.ids.size > 0 && (
            <BulkBar picks={picks} listKey={key} counted={counted} filter={filter} mayAnswer={mayAnswer} />
          )}
        </Suspense>
        {stands && searching && filter.q ? (
          <Suspense fallback={null}>
            <SearchResults q={filter.q} search={search} openId={openId} nowMs={nowMs} onOpen={open} />
          </Suspense>
        ) : (
          <ListBody
            filter={filter}
            search={search}
            openId={openId}
            picks={picks}
            nowMs={nowMs}
            onOpen={open}
            onStart={onStart}
          />
        )}
      </section>
      {children}
      {stands && (
        <Suspense fallback={null}>
          <InboxLive listKey={key} counted={counted} />
          <InboxKeys
            listKey={key}
            search={search}
            openId={openId}
            picks={picks}
            mayAnswer={mayAnswer}
            open={open}
            onSearch={() => setSearching(true)}
            onHelp={() => setShown({ kind: "keys" })}
            onWork={(kind, ids) => setShown({ kind, ids })}
          />
        </Suspense>
      )}
      <Suspense fallback={null}>
        {stands && openId && (
          <ConversationActions
            id={openId}
            mayAnswer={mayAnswer}
            onWork={(kind) => setShown({ kind, ids: [openId] })}
          />
        )}
        {shown?.kind === "start" && <StartDialog search={search} onClose={close} />}
        {shown?.kind === "keys" && <KeysDialog onClose={close} />}
        {shown && "ids" in shown && <WorkDialog kind={shown.kind} ids={shown.ids} onClose={close} />}
      </Suspense>
    </div>
  );
}
