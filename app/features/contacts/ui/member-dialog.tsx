import { type FormEvent, useId } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Say } from "~/ui/say";
import { Select } from "~/ui/select";
import { toast } from "~/ui/toast";
import type { FilterChoices } from "../filter-choices.server";
import { useBulkAction } from "./use-bulk-action";

export interface MemberWish {
  kind: "tag" | "list";
  change: "add" | "remove";
}

interface MemberDialogProps {
  wish: MemberWish;
  /** The selection as JSON. */
  chosen: string;
  count: number;
  choices: FilterChoices;
  onClose: () => void;
  onDone: () => void;
}

/** Which tag or list; for adding, a new name makes a new one. */
export function MemberDialog({ wish, chosen, count, choices, onClose, onDone }: MemberDialogProps) {
  const t = useT("contacts.bulk");
  const back = useT("common.actions")("back");
  const form = useId();
  const { kind, change } = wish;
  const key = change === "add" ? (`${kind}Add` as const) : (`${kind}Remove` as const);
  const options = kind === "tag" ? choices.tags : choices.lists;
  const action = useBulkAction((answer) => {
    if (!("members" in answer)) return;
    const { done, count } = answer.members;
    toast({ text: t(done ? "changed" : "later", { count }) });
    onDone();
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const place = String(new FormData(event.currentTarget).get("place") ?? "");
    if (place && !action.busy) action.submit({ intent: "members", selection: chosen, kind, change, place });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`title.${key}`, { count })}
      explain={t(`help.${key}`)}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {back}
          </Button>
          <Button type="submit" form={form} variant="primary" busy={action.busy}>
            {t(`confirm.${key}`)}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="col gap-3">
        <Field label={t(`name.${kind}`)} required>
          {change === "add" ? (
            <Input
              name="place"
              size="lg"
              list={`${form}-names`}
              maxLength={120}
              autoComplete="off"
              autoFocus
            />
          ) : (
            <Select
              name="place"
              size="lg"
              options={options.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <datalist id={`${form}-names`}>
          {options.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        {action.error && (
          <Say tone="bad" live>
            {action.error}
          </Say>
        )}
      </form>
    </Dialog>
  );
}
