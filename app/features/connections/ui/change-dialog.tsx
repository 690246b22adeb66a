import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import type { ConnectionSummary } from "../list-connections.server";
import { FormDialog } from "./form-dialog";
import { useConnectionAction } from "./use-connection-action";

/** Name and rate of a connection; a number linked by QR has a pace of its own. */
export function ChangeDialog({
  connection,
  onClose,
}: {
  connection: ConnectionSummary;
  onClose: () => void;
}) {
  const t = useT("connections");
  const save = useT("common.actions")("save");
  const { id, kind, name, rate } = connection;
  const byQr = kind === "whatsapp";
  const { act, busy, error } = useConnectionAction(id, onClose);
  return (
    <FormDialog
      title={t(byQr ? "change.titleName" : "change.title", { name })}
      confirmLabel={save}
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={(fields) => act({ intent: "change", ...fields })}
    >
      <Field label={t("wizard.name")} required>
        <Input name="name" size="lg" defaultValue={name} maxLength={80} />
      </Field>
      {!byQr && (
        <Field label={t("change.rate")} help={t("change.rateHelp")} required>
          <Input name="rate" size="lg" type="number" min={1} max={10_000} defaultValue={rate} />
        </Field>
      )}
    </FormDialog>
  );
}
