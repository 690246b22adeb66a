import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "./button";
import { sameWord } from "./core/same-word";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";
import { Ledger, type LedgerLine } from "./ledger";
import { Say } from "./say";

interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  /** A question with the name of the thing. */
  title: ReactNode;
  /** Whether there is a way back. */
  explain?: ReactNode;
  /** What will happen, as a sum with real numbers. */
  effects?: { lines: LedgerLine[]; totalLabel: ReactNode; total: number };
  /** What stays as it is, what it costs. */
  children?: ReactNode;
  /** To be typed when there is no way back; accents and case do not matter. */
  word?: string;
  /** A verb with the number: "Cancelar os 2.827 envios". */
  confirmLabel: string;
  /** A milder way out: a Button. */
  alternative?: ReactNode;
  /** Red for what destroys; petrol for what launches. */
  tone?: "danger" | "primary";
  busy?: boolean;
  /** Why the last try did not work. */
  error?: ReactNode;
  onConfirm: () => void;
}

/** Shows what will happen with real numbers before it does; asks for a word where nothing brings it back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, explain, confirmLabel, alternative, busy, onConfirm, word } = props;
  const t = useT("common.actions");
  const form = useId();
  const [typed, setTyped] = useState("");
  const ready = !word || sameWord(typed, word);
  const close = () => {
    setTyped("");
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onConfirm();
  };
  return (
    <Dialog
      alert
      open={open}
      onClose={close}
      title={title}
      explain={explain}
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            {t("back")}
          </Button>
          {alternative}
          <Button type="submit" form={form} variant={props.tone ?? "danger"} disabled={!ready} busy={busy}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {props.effects && <Ledger {...props.effects} />}
      {props.children && <div className="t2 pt-3">{props.children}</div>}
      <form id={form} onSubmit={submit}>
        {word && <TypedWord word={word} typed={typed} onType={setTyped} />}
      </form>
      {props.error && (
        <Say tone="bad" live className="mt-3">
          {props.error}
        </Say>
      )}
    </Dialog>
  );
}

function TypedWord({
  word,
  typed,
  onType,
}: {
  word: string;
  typed: string;
  onType: (typed: string) => void;
}) {
  const t = useT("ui.dialog");
  const label = t.rich("typeToConfirm", { word, b: (words) => <b className="text-ink">{words}</b> });
  return (
    <Field label={label} className="pt-3.5">
      <Input
        size="lg"
        value={typed}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </Field>
  );
}
