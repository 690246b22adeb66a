import { type FormEvent, useId, useState } from "react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useFieldWords } from "~/features/contacts/ui/use-field-words";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Radio } from "~/ui/radio";
import { Say } from "~/ui/say";
import type { Duplicates, Twin } from "./person-twins";
import { saidError } from "./said-error";

type Compared = Duplicates["self"];
type Merged = Awaited<ReturnType<typeof trpc.inbox.merge.mutate>>;

interface MergeDialogProps {
  /** The contact that stays. */
  self: Compared;
  twin: Twin;
  labels: Duplicates["labels"];
  onClose: () => void;
  onMerged: (merged: Merged) => void;
}

interface Line {
  /** As `merge` calls the choice. */
  id: string;
  label: string;
  self: string;
  twin: string;
}

/** Two contacts side by side; where both say something, one chooses which stays. */
export default function MergeDialog({ self, twin, labels, onClose, onMerged }: MergeDialogProps) {
  const t = useT("inbox-person.merge");
  const common = useT("common");
  const form = useId();
  const lines = useLines(self, twin, labels);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const choose = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, "kept" | "gone">;
    setBusy(true);
    setProblem(undefined);
    try {
      onMerged(await trpc.inbox.merge.mutate({ keptId: self.contactId, goneId: twin.contactId, choose }));
    } catch (error) {
      setProblem(saidError(error, common("errors.unknown")));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t("title")}
      explain={t("explain")}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {common("actions.back")}
          </Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="col gap-3">
        {problem && (
          <Say tone="bad" live>
            {problem}
          </Say>
        )}
        <div className="merge-t">
          <div className="merge-r sm t3">
            <span />
            <span>{t("stays")}</span>
            <span>{t("joins")}</span>
          </div>
          {lines.map((line) => (
            <Compare key={line.id} line={line} />
          ))}
          <div className="merge-r">
            <span className="t3">{t("conversations")}</span>
            <span className="num">{self.conversations}</span>
            <span className="num">{twin.conversations}</span>
          </div>
        </div>
        <p className="t2">{t("rest")}</p>
      </form>
    </Dialog>
  );
}

/** A choice only where there is one: what only one of them says stays anyway. */
function Compare({ line: { id, label, self, twin } }: { line: Line }) {
  const differ = self !== "" && twin !== "" && self !== twin;
  return (
    <fieldset className="merge-r">
      <legend className="sr">{label}</legend>
      <span className="t3 ell" title={label} aria-hidden="true">
        {label}
      </span>
      {differ ? <Radio name={id} value="kept" label={self} defaultChecked /> : <span>{self}</span>}
      {differ ? <Radio name={id} value="gone" label={twin} /> : <span>{twin}</span>}
    </fieldset>
  );
}

function useLines(self: Compared, twin: Twin, labels: Duplicates["labels"]): Line[] {
  const t = useT("inbox-person.merge");
  const words = useFieldWords();
  const line = (id: string, label: string, of: (one: Compared) => string): Line => ({
    id,
    label,
    self: of(self),
    twin: of(twin),
  });
  const keys = new Set([...Object.keys(self.fields), ...Object.keys(twin.fields)]);
  const known = new Map(labels.map((one) => [one.key, one]));
  const fieldWords = (one: Compared, key: string) => {
    const value = one.fields[key];
    if (value === undefined || value === null || value === "") return "";
    return words({ type: known.get(key)?.type ?? "text", value });
  };
  return [
    line("name", t("name"), ({ name }) => name),
    line("phone", t("phone"), ({ phone }) => (phone ? formatPhone(phone) : "")),
    line("email", t("email"), ({ email }) => email ?? ""),
    ...[...keys].map((key) =>
      line(`fields.${key}`, known.get(key)?.label ?? key, (one) => fieldWords(one, key)),
    ),
  ].filter((one) => one.self !== "" || one.twin !== "");
}
