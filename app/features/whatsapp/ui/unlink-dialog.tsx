import { useConnectionAction } from "~/features/connections/ui/use-connection-action";
import { useT } from "~/i18n/use-t";
import { ConfirmDialog } from "~/ui/confirm-dialog";

interface UnlinkDialogProps {
  id: string;
  name: string;
  waiting: number;
  onClose: () => void;
}

/** Takes this system off the phone's list of devices; what waits stays. */
export function UnlinkDialog({ id, name, waiting, onClose }: UnlinkDialogProps) {
  const t = useT("whatsapp.unlink");
  const { act, busy, error } = useConnectionAction(id, onClose, "link");
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("title", { name })}
      explain={t("explain")}
      effects={
        waiting > 0
          ? {
              lines: [{ key: "waiting", label: t("waiting"), value: waiting }],
              totalLabel: t("total"),
              total: waiting,
            }
          : undefined
      }
      confirmLabel={t("confirm")}
      busy={busy}
      error={error}
      onConfirm={() => act({ intent: "unlink" })}
    />
  );
}
