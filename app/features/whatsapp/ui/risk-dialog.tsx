import { FormDialog } from "~/features/connections/ui/form-dialog";
import { useT } from "~/i18n/use-t";
import { RiskWords } from "./risk-words";
import { useLinkAction } from "./use-link-action";

interface RiskDialogProps {
  id: string;
  name: string;
  firstDay: number;
  onClose: () => void;
}

/** The risk, read before it is accepted. Owners only. */
export function RiskDialog({ id, name, firstDay, onClose }: RiskDialogProps) {
  const t = useT("whatsapp.risk");
  const { act, busy, error } = useLinkAction(id, onClose);
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
