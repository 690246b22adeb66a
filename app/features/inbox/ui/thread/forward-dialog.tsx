import { useEffect, useRef, useState } from "react";
import { trpc } from "~/trpc/client";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { Dialog } from "~/ui/dialog";
import { toast } from "~/ui/toast";
import type { ConversationRow } from "../../conversation-row";
import { uuidV7 } from "../../core/uuid-v7";
import type { ThreadMessage } from "../../thread-message";
import { refusalOf } from "../thread-store/call-problem";
import { threads } from "../thread-store/threads";
import { useThreadView } from "./thread-context";
import { typeWords } from "./type-words";

interface ForwardDialogProps {
  message: ThreadMessage;
  onClose: () => void;
}

/** As many at once as WhatsApp lets a person forward to. */
const MOST = 5;
const SEARCH_AFTER_MS = 200;

/** To whom a message is sent on: conversations of any number, found by name or phone. */
export function ForwardDialog({ message, onClose }: ForwardDialogProps) {
  const { t, directory } = useThreadView();
  const [q, setQ] = useState("");
  const rows = useRows(q);
  const [chosen, setChosen] = useState<ReadonlyMap<string, ConversationRow>>(new Map());
  const [busy, setBusy] = useState(false);
  // The same ids when it is tried again, so that nobody gets it twice.
  const ids = useRef(new Map<string, string>());

  function toggle(row: ConversationRow) {
    const next = new Map(chosen);
    if (!next.delete(row.id) && next.size < MOST) next.set(row.id, row);
    setChosen(next);
  }
  async function send() {
    setBusy(true);
    const to = [...chosen.keys()].map((conversationId) => {
      const id =
        ids.current.get(conversationId) ?? uuidV7(Date.now(), (bytes) => crypto.getRandomValues(bytes));
      ids.current.set(conversationId, id);
      return { conversationId, id };
    });
    try {
      await trpc.inbox.forward.mutate({ messageId: message.id, to });
      toast({ text: t("forward.done", { count: to.length }) });
      for (const { conversationId } of to) threads.stale(conversationId);
      onClose();
    } catch (error) {
      toast({ text: refusalOf(error) ?? t("errors.offline"), tone: "bad" });
      setBusy(false);
    }
  }
  const listed = [...chosen.values(), ...rows.filter(({ id }) => !chosen.has(id))];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("forward.title")}
      explain={message.text ? `“${message.text.slice(0, 120)}”` : typeWords(t, message.type)}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            {t("composer.cancel")}
          </Button>
          <Button size="lg" variant="primary" busy={busy} disabled={chosen.size === 0} onClick={send}>
            {t("forward.send", { count: chosen.size })}
          </Button>
        </>
      }
    >
      <input
        className="inp"
        type="search"
        autoFocus
        aria-label={t("forward.search")}
        placeholder={t("forward.search")}
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <ul className="fw-list scroll">
        {listed.map((row) => (
          <li key={row.id}>
            <Checkbox
              checked={chosen.has(row.id)}
              disabled={!chosen.has(row.id) && chosen.size >= MOST}
              onChange={() => toggle(row)}
              label={
                <span className="row">
                  <Avatar id={row.contactId} name={row.name || row.phone} size="s" />
                  <span className="ell" dir="auto">
                    {row.name || row.phone || t("noName")}
                  </span>
                  <span className="t3 sm nw">
                    {directory?.connections.find(({ id }) => id === row.connectionId)?.name}
                  </span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
      {listed.length === 0 && <p className="t2">{t("forward.none")}</p>}
    </Dialog>
  );
}

function useRows(q: string): ConversationRow[] {
  const [rows, setRows] = useState<ConversationRow[]>([]);
  useEffect(() => {
    let stopped = false;
    const timer = setTimeout(
      async () => {
        const words = q.trim();
        const found = words
          ? trpc.inbox.search.query({ q: words }).then(({ people }) => people)
          : trpc.inbox.list.query({ filter: { view: "all" } }).then((page) => page.rows);
        const next = await found.catch(() => null);
        if (!stopped && next) setRows(next.slice(0, 20));
      },
      q ? SEARCH_AFTER_MS : 0,
    );
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [q]);
  return rows;
}
