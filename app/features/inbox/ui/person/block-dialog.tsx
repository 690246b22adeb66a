import { type FormEvent, useId, useState } from "react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Textarea } from "~/ui/textarea";
import type { PersonFacts } from "../../person-facts";
import { saidError } from "./said-error";

interface BlockDialogProps {
  action: "block" | "unblock";
  person: PersonFacts;
  onClose: (done: boolean) => void;
}

/** Asks why; the words are kept as evidence. */
export default function BlockDialog({ action, person, onClose }: BlockDialogProps) {
  const t = useT("inbox-person.block");
  const common = useT("common");
  const form = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const name = person.name || (person.phone ? formatPhone(person.phone) : common("noName"));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
    setBusy(true);
    try {
      await trpc.contacts.changeStop.mutate({ contactId: person.contactId, action, reason });
      onClose(true);
    } catch (failure) {
      setError(saidError(failure, common("errors.unknown")));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      title={t(`${action}Title`, { name })}
      explain={t(`${action}Explain`)}
      footer={
        <>
          <Button variant="ghost" onClick={() => onClose(false)}>
            {common("actions.back")}
          </Button>
          <Button type="submit" form={form} variant={action === "block" ? "danger" : "primary"} busy={busy}>
            {t(action)}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field label={t("why")} help={t("whyHelp")} error={error} required>
          <Textarea name="reason" maxLength={1_000} autoFocus />
        </Field>
      </form>
    </Dialog>
  );
}
