import { useNavigation, useSubmit } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { ConfirmDialog } from "~/ui/confirm-dialog";

interface RemoveDepartmentDialogProps {
  open: boolean;
  name: string;
  losing: { conversations: number; open: number };
  onClose: () => void;
}

/** How many conversations lose their department. */
export function RemoveDepartmentDialog({ open, name, losing, onClose }: RemoveDepartmentDialogProps) {
  const t = useT("departments");
  const submit = useSubmit();
  const busy = useNavigation().state !== "idle";
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t("removeTitle", { name })}
      explain={t("removeExplain")}
      effects={{
        lines: [
          { key: "open", label: t("lose"), value: losing.open },
          { key: "done", label: t("loseDone"), value: losing.conversations - losing.open },
        ],
        totalLabel: t("total"),
        total: losing.conversations,
      }}
      confirmLabel={t("remove")}
      busy={busy}
      onConfirm={() => submit({ intent: "remove" }, { method: "post" })}
    />
  );
}
