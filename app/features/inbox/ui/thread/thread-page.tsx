import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { Button } from "~/ui/button";
import { lazyPiece } from "~/ui/lazy-piece";
import { Say } from "~/ui/say";
import type { ThreadMessage } from "../../thread-message";
import { Composer } from "../composer/composer";
import type { Composing } from "../composer/composing";
import { useDirectory, useRow } from "../store/store-context";
import { threads } from "../thread-store/threads";
import { type FirstThread, useThread } from "../thread-store/use-thread";
import type { BubbleDialog } from "./bubble-dialog";
import { HeaderActions } from "./header-actions";
import { nameOf } from "./name-of";
import { ThreadContext, type ThreadView, useThreadT } from "./thread-context";
import { ThreadHeader } from "./thread-header";
import { ThreadList } from "./thread-list";
import { ThreadSkeleton } from "./thread-skeleton";
import { useAnswers } from "./use-answers";
import { useMarkRead } from "./use-mark-read";
import { useNewcomers } from "./use-newcomers";
import { usePanel } from "./use-panel";
import { useThreadActions } from "./use-thread-actions";
import { useThreadLive } from "./use-thread-live";
import "./thread.css";

const PersonPanel = lazyPiece(() => import("../person/person-panel"));
const Lightbox = lazyPiece(() => import("./media/lightbox"));
const BubbleMenu = lazyPiece(() => import("./bubble-menu"));
const DeliveryPopover = lazyPiece(() => import("./delivery-popover"));
const BubbleDialogs = lazyPiece(() => import("./bubble-dialogs"));

interface ThreadPageProps {
  conversationId: string;
  /** What the server drew the page with; null on a move within the page. */
  first: FirstThread | null;
  /** Id of the answer that the form without JavaScript would send. */
  formId: string;
  /** A message to show and highlight. */
  at?: string;
}

type Beside = { message: ThreadMessage; anchor: HTMLElement };
/** An open conversation: head, thread, where one writes, and the person beside it. */
export function ThreadPage({ conversationId, first, formId, at }: ThreadPageProps) {
  const entry = useThread(conversationId, first);
  const directory = useDirectory();
  const listed = useRow(conversationId);
  const t = useThreadT();
  const formats = useFormats();
  const row = listed ?? entry.facts?.row;
  const me = directory?.me.userId;
  const rules = entry.facts?.rules;
  const mayAnswer = entry.facts?.mayAnswer ?? false;
  const personName = row?.name || row?.phone || t("noName");
  const box = useRef<HTMLDivElement>(null);
  const [composing, setComposing] = useState<Composing>({});
  const [menu, setMenu] = useState<Beside | null>(null);
  const [delivery, setDelivery] = useState<Beside | null>(null);
  const [dialog, setDialog] = useState<BubbleDialog | null>(null);
  const [large, setLarge] = useState<string | null>(null);
  const [atEnd, setAtEnd] = useState(at === undefined);
  const [unread] = useState(row?.unread ?? 0);
  const panel = usePanel();
  const typing = useThreadLive(conversationId, me);
  useNewcomers(typing.members, directory);
  const answers = useAnswers(conversationId, me ?? "", rules?.undoSeconds ?? 0);
  useMarkRead(conversationId, row?.unread ?? 0, atEnd && entry.window.length > 0);

  const actions = useThreadActions(conversationId, t, {
    openMenu: (message, anchor) => setMenu({ message, anchor }),
    showDelivery: (message, anchor) => setDelivery({ message, anchor }),
    openMedia: setLarge,
    rewrite: (text, note) => setComposing({ put: { text, note } }),
  });
  useEffect(() => {
    threads.want(conversationId);
  }, [conversationId]);
  useEffect(() => {
    if (at) void threads.reader.goTo(conversationId, at);
  }, [conversationId, at]);
  useEffect(() => {
    if (me) threads.resume(me);
  }, [me]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the rules say of the channel is compared by value.
  const view = useMemo<ThreadView>(
    () => ({
      conversationId,
      channel: row?.channel ?? "meta",
      personName,
      phone: row?.phone ?? null,
      directory,
      can: rules?.can ?? null,
      mayAnswer: mayAnswer && !rules?.refused,
      t,
      formats,
      actions,
    }),
    [
      conversationId,
      row?.channel,
      personName,
      row?.phone,
      directory,
      JSON.stringify(rules?.can),
      mayAnswer,
      !rules?.refused,
      t,
      formats,
      actions,
    ],
  );
  const choices = useMemo(
    () => ({
      reply: (replyTo: ThreadMessage) => setComposing({ replyTo }),
      edit: (editing: ThreadMessage) => setComposing({ editing }),
      forward: (message: ThreadMessage) => setDialog({ kind: "forward", message }),
      remove: (message: ThreadMessage) => setDialog({ kind: "remove", message }),
      pickEmoji: (message: ThreadMessage, anchor: HTMLElement) =>
        setDialog({ kind: "emoji", message, anchor }),
    }),
    [],
  );
  const onEnd = useCallback((end: boolean) => setAtEnd(end), []);

  return (
    <ThreadContext.Provider value={view}>
      <section className="page chat thr" aria-label={t("label", { name: personName })}>
        {row && (
          <ThreadHeader
            row={row}
            typing={{
              customer: typing.customer,
              members: typing.members.flatMap((id) => nameOf(directory, id) ?? []),
            }}
            panelOpen={panel.open}
            onPanel={panel.toggle}
          >
            <HeaderActions row={row} />
          </ThreadHeader>
        )}
        {entry.problem !== null && (
          <Say
            tone="bad"
            live
            className="m-3"
            action={
              <Button size="sm" onClick={() => void threads.reader.refresh(conversationId)}>
                {t("problem.again")}
              </Button>
            }
          >
            {entry.problem || t("problem.offline")}
          </Say>
        )}
        {entry.window.length > 0 ? (
          <ThreadList entry={entry} box={box} unread={unread} whole={first !== null} onEnd={onEnd} />
        ) : (
          <ThreadSkeleton shown={entry.problem === null} />
        )}
        {entry.facts && me && (
          <Composer
            facts={entry.facts}
            composing={composing}
            onComposing={setComposing}
            answers={answers}
            formId={formId}
          />
        )}
      </section>
      {panel.open && row && (
        <Suspense fallback={null}>
          <PersonPanel conversationId={conversationId} contactId={row.contactId} onClose={panel.toggle} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        {menu && <BubbleMenu {...menu} choices={choices} onClose={() => setMenu(null)} />}
        {delivery && <DeliveryPopover {...delivery} onClose={() => setDelivery(null)} />}
      </Suspense>
      <Suspense fallback={null}>
        {large && <Lightbox entry={entry} messageId={large} onClose={() => setLarge(null)} />}
        {dialog && <BubbleDialogs dialog={dialog} onClose={() => setDialog(null)} />}
      </Suspense>
    </ThreadContext.Provider>
  );
}
