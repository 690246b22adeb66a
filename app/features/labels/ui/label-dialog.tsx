import { type FormEvent, useId } from "react";
import { labelClass } from "~/features/inbox/ui/list/label-class";
import { usePageAction } from "~/features/inbox/ui/settings/use-page-action";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { LABEL_COLORS, LONGEST_LABEL } from "../core/label-limits";
import type { LabelView } from "../list-labels.sql.server";

interface LabelDialogProps {
  /** null: a new one. */
  label: LabelView | null;
  onClose: () => void;
}

/** Name and colour of a label. */
export function LabelDialog({ label, onClose }: LabelDialogProps) {
  const t = useT("labels");
  const back = useT("common.actions")("back");
  const form = useId();
  const { busy, error, fields, submit } = usePageAction(onClose);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const facts = { name: String(given.get("name")), color: String(given.get("color") ?? 0) };
    if (!busy) submit(label ? { intent: "change", id: label.id, ...facts } : { intent: "create", ...facts });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={label ? t("editTitle", { name: label.name }) : t("new")}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {back}
          </Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {t(label ? "save" : "create")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} className="col gap-4">
        <Field label={t("name")} error={fields.name ?? error} required>
          <Input
            name="name"
            size="lg"
            defaultValue={label?.name}
            maxLength={LONGEST_LABEL}
            autoComplete="off"
            autoFocus
          />
        </Field>
        <fieldset className="field">
          <legend className="lab mb-1.5">{t("color")}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            {LABEL_COLORS.map((color) => (
              <label key={color} className="row gap-2 min-h-8 max-sm:min-h-11">
                <input
                  type="radio"
                  className="radio"
                  name="color"
                  value={color}
                  defaultChecked={color === (label?.color ?? 0)}
                />
                <span className={`tag ${labelClass(color)}`}>{t(`colors.${color}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  );
}
