import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { PasswordInput } from "~/ui/password-input";
import type { ConnectionSummary } from "../list-connections.server";
import { FormDialog } from "./form-dialog";
import { useConnectionAction } from "./use-connection-action";

/** A new key for a number that lost its own. */
export function ReconnectDialog({
  connection,
  onClose,
}: {
  connection: ConnectionSummary;
  onClose: () => void;
}) {
  const t = useT("connections");
  const { id, name, kind } = connection;
  const { act, busy, error } = useConnectionAction(id, onClose);
  return (
    <FormDialog
      title={t("reconnect.title", { name })}
      explain={t("reconnect.explain")}
      confirmLabel={t("reconnect.confirm")}
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={(fields) => act({ intent: "reconnect", ...fields })}
    >
      <Field label={kind === "sms" ? t("wizard.authToken") : t("wizard.token")} required>
        <PasswordInput name="token" size="lg" autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
