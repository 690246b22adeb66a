import { useT } from "~/i18n/use-t";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { ConnectionSummary } from "../list-connections.server";
import { useConnectionAction } from "./use-connection-action";

interface DialogProps {
  connection: ConnectionSummary;
  onClose: () => void;
}

/** Shows how many messages will wait before a number is paused. */
export function PauseDialog({ connection, onClose }: DialogProps) {
  const t = useT("connections.pause");
  const { id, name, waiting } = connection;
  const { act, busy, error } = useConnectionAction(id, onClose);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      tone="primary"
      title={t("title", { name })}
      explain={t("explain")}
      effects={{
        lines: [{ key: "waiting", label: t("waiting"), value: waiting }],
        totalLabel: t("total"),
        total: waiting,
      }}
      confirmLabel={t("confirm")}
      busy={busy}
      error={error}
      onConfirm={() => act({ intent: "pause" })}
    />
  );
}
