import { useNavigate } from "@remix-run/react";
import Phone from "lucide-react/icons/phone";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { refusalData } from "~/trpc/refusal-data";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Input } from "~/ui/input";
import { Marked } from "~/ui/marked";
import { Say } from "~/ui/say";
import { Select } from "~/ui/select";
import { useDirectory } from "../store/store-context";

type Person = Awaited<ReturnType<typeof trpc.inbox.people.query>>[number];

const PAUSE_MS = 200;
const FEWEST_DIGITS = 8;

/** A conversation with somebody we know, or with a number that was given to us. */
export default function StartDialog({ search, onClose }: { search: string; onClose: () => void }) {
  const t = useT("inbox-list.start");
  const actions = useT("common.actions");
  const navigate = useNavigate();
  const connections = useDirectory()?.connections.filter(({ state }) => state !== "removed") ?? [];
  const [chosen, setChosen] = useState("");
  const [q, setQ] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const people = usePeople(q);
  const person = useRef<HTMLInputElement>(null);
  // After the dialog has opened: it gives the focus to its first control, which is hardly ever changed.
  useEffect(() => {
    const timer = setTimeout(() => person.current?.focus());
    return () => clearTimeout(timer);
  }, []);
  const connectionId = chosen || (connections.find(({ state }) => state === "active") ?? connections[0])?.id;
  const digits = q.replace(/\D/g, "");

  const start = async (who: { contactId: string } | { phone: string }) => {
    if (!connectionId || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const { conversationId } = await trpc.inbox.start.mutate({ connectionId, ...who });
      onClose();
      navigate(`/inbox/${conversationId}${search}`);
    } catch (error) {
      setProblem(refusalData(error)?.messageKey ? (error as Error).message : t("failed"));
      setBusy(false);
    }
  };
  const line = (key: string, onClick: () => void, inside: ReactNode) => (
    <li key={key}>
      <button type="button" className="menu-it" onClick={onClick} disabled={busy}>
        {inside}
      </button>
    </li>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      explain={t("explain")}
      footer={<Button onClick={onClose}>{actions("cancel")}</Button>}
    >
      {connections.length === 0 ? (
        <Say tone="hold">{t("noConnections")}</Say>
      ) : (
        <div className="col gap-3">
          <Field label={t("connection")}>
            <Select
              value={connectionId}
              options={connections.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
          </Field>
          <Field label={t("person")}>
            <Input
              ref={person}
              value={q}
              placeholder={t("placeholder")}
              autoComplete="off"
              onChange={(event) => setQ(event.currentTarget.value)}
            />
          </Field>
          {problem && (
            <Say tone="bad" live>
              {problem}
            </Say>
          )}
          <ul className="start-l scroll" aria-label={t("person")}>
            {people?.map((person) =>
              line(
                person.contactId,
                () => start({ contactId: person.contactId }),
                <>
                  <Avatar id={person.contactId} name={person.name || person.phone} size="s" />
                  <span className="ell" dir="auto">
                    <Marked text={person.name || (person.phone ? formatPhone(person.phone) : "")} query={q} />
                  </span>
                  <span className="x">{person.phone ? formatPhone(person.phone) : ""}</span>
                </>,
              ),
            )}
            {digits.length >= FEWEST_DIGITS &&
              line(
                "number",
                () => start({ phone: q.trim() }),
                <>
                  <Icon of={Phone} />
                  <span className="ell">{t("number", { phone: q.trim() })}</span>
                </>,
              )}
          </ul>
          {people?.length === 0 && digits.length < FEWEST_DIGITS && <p className="t2 sm">{t("none")}</p>}
        </div>
      )}
    </Dialog>
  );
}

/** People whose name, phone or e-mail holds the words; the last answer stays until the next one. */
function usePeople(q: string): Person[] | undefined {
  const words = q.trim();
  const [people, setPeople] = useState<Person[]>();
  useEffect(() => {
    if (words.length < 2) return setPeople(undefined);
    let here = true;
    const timer = setTimeout(() => {
      trpc.inbox.people.query({ q: words }).then(
        (found) => here && setPeople(found),
        () => {},
      );
    }, PAUSE_MS);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [words]);
  return people;
}
