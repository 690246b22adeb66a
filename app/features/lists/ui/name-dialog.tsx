import { type FormEvent, useId } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { usePlaceAction } from "./use-place-action";

interface NameDialogProps {
  kind: "list" | "tag";
  /** null: a new one. */
  place: { id: string; name: string } | null;
  onClose: () => void;
}

/** A name for a new list or tag, or another one for what is there. */
export function NameDialog({ kind, place, onClose }: NameDialogProps) {
  const t = useT("lists");
  const back = useT("common.actions")("back");
  const form = useId();
  const { busy, error, submit } = usePlaceAction(onClose);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    if (!busy) submit(place ? { intent: "rename", id: place.id, name } : { intent: "create", name });
  };
  const isList = kind === "list";
  return (
    <Dialog
      open
      onClose={onClose}
      title={place ? t("renameTitle", { name: place.name }) : t(isList ? "newList" : "newTag")}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {back}
          </Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {t(place ? "save" : "create")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit}>
        <Field
          label={t("nameLabel")}
          help={place ? undefined : t(isList ? "newListHelp" : "newTagHelp")}
          error={error}
          required
        >
          <Input
            name="name"
            size="lg"
            defaultValue={place?.name}
            maxLength={120}
            autoComplete="off"
            autoFocus
          />
        </Field>
      </form>
    </Dialog>
  );
}
