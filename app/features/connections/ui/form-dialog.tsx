import { type FormEvent, type ReactNode, useId } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Say } from "~/ui/say";

interface FormDialogProps {
  title: string;
  explain?: string;
  confirmLabel: string;
  busy: boolean;
  error?: string;
  onClose: () => void;
  /** The fields by name. */
  onSubmit: (fields: Record<string, string>) => void;
  children: ReactNode;
}

/** A few fields in a window; a refusal stands under them. */
export function FormDialog(props: FormDialogProps) {
  const { title, explain, confirmLabel, busy, error, onClose, onSubmit, children } = props;
  const t = useT("common.actions");
  const form = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    if (!busy) onSubmit(Object.fromEntries(fields));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      explain={explain}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t("back")}
          </Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {children}
        {error && (
          <Say tone="bad" live>
            {error}
          </Say>
        )}
      </form>
    </Dialog>
  );
}
