import { type MouseEvent, useEffect, useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Say } from "~/ui/say";
import { useInboxStore } from "../store/store-context";
import { ConversationItem } from "./conversation-item";
import { MessageHit } from "./message-hit";
import { RowSkeletons } from "./row-skeletons";

type Found = Awaited<ReturnType<typeof trpc.inbox.search.query>>;

interface SearchResultsProps {
  q: string;
  search: string;
  openId: string | null;
  nowMs: number;
  onOpen: (address: string) => void;
}

const SHORTEST = 2;
const none: ReadonlySet<string> = new Set();

/** People and messages that hold the words; a message opens its conversation at that very place. */
export default function SearchResults({ q, search, openId, nowMs, onOpen }: SearchResultsProps) {
  const t = useT("inbox-list.search");
  const formats = useFormats();
  const { found, failed, more, again } = useFound(q);
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-id]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(link.getAttribute("href")!);
  };
  if (q.length < SHORTEST) return <p className="t2 p-4">{t("short")}</p>;
  if (failed)
    return (
      <Say
        tone="bad"
        title={t("failed")}
        className="m-3"
        live
        action={
          <Button size="sm" onClick={again}>
            {t("more")}
          </Button>
        }
      />
    );
  if (!found) return <RowSkeletons rows={6} />;
  const { people, messages, next } = found;
  if (people.length === 0 && messages.length === 0)
    return <EmptyState drawing="search" sentence={t("none", { query: q })} />;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: links answer keys by themselves; this only gathers clicks.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div className="cvs fnd scroll" onClick={onClick}>
      {people.length > 0 && (
        <>
          <h2>{t("people")}</h2>
          <ul aria-label={t("people")}>
            {people.map(({ id }, at) => (
              <ConversationItem
                key={id}
                id={id}
                search={search}
                on={id === openId}
                chosen={none.has(id)}
                place={at + 1}
                total={people.length}
                nowMs={nowMs}
                mark={q}
              />
            ))}
          </ul>
        </>
      )}
      {messages.length > 0 && (
        <>
          <h2>{t("messages")}</h2>
          <ul aria-label={t("messages")}>
            {messages.map((hit) => (
              <MessageHit key={hit.messageId} hit={hit} search={search} nowMs={nowMs} formats={formats} />
            ))}
          </ul>
        </>
      )}
      {next && (
        <div className="cv-end">
          <Button size="sm" onClick={more}>
            {t("more")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The last answer stays until the next one is in. */
function useFound(q: string) {
  const store = useInboxStore();
  const [found, setFound] = useState<Found>();
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks once more.
  useEffect(() => {
    if (q.length < SHORTEST) return;
    let here = true;
    trpc.inbox.search.query({ q }).then(
      (answer) => {
        if (!here) return;
        store.putRows([], answer.people);
        setFound(answer);
        setFailed(false);
      },
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, [q, store, turn]);
  const more = async () => {
    if (!found?.next) return;
    const answer = await trpc.inbox.search.query({ q, cursor: found.next }).catch(() => undefined);
    if (answer)
      setFound({ ...answer, people: found.people, messages: [...found.messages, ...answer.messages] });
  };
  return { found, failed, more, again: () => setTurn((old) => old + 1) };
}
