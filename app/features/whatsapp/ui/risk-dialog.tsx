import { FormDialog } from "~/features/connections/ui/form-dialog";
import { useConnectionAction } from "~/features/connections/ui/use-connection-action";
import { useT } from "~/i18n/use-t";
import { RiskWords } from "./risk-words";

interface RiskDialogProps {
  id: string;
  name: string;
  firstDay: number;
  onClose: () => void;
}

/** The risk, read before it is accepted. Owners only. */
export function RiskDialog({ id, name, firstDay, onClose }: RiskDialogProps) {
  const t = useT("whatsapp.risk");
  const { act, busy, error } = useConnectionAction(id, onClose, "link");
  return (
    <FormDialog
      title={t("dialogTitle", { name })}
      explain={t("dialogExplain")}
      confirmLabel={t("confirm")}
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={() => act({ intent: "accept-risk" })}
    >
      <RiskWords firstDay={firstDay} />
    </FormDialog>
  );
}
