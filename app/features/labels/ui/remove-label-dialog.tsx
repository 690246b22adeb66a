import { usePageAction } from "~/features/inbox/ui/settings/use-page-action";
import { useT } from "~/i18n/use-t";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { LabelView } from "../list-labels.sql.server";

/** How many conversations lose it. */
export function RemoveLabelDialog({ label, onClose }: { label: LabelView; onClose: () => void }) {
  const t = useT("labels");
  const { busy, error, submit } = usePageAction(onClose);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("removeTitle", { name: label.name })}
      explain={t("removeExplain")}
      effects={{
        lines: [{ key: "lose", label: t("lose"), value: label.conversations }],
        totalLabel: t("total"),
        total: 0,
      }}
      confirmLabel={t("remove")}
      busy={busy}
      error={error}
      onConfirm={() => submit({ intent: "remove", id: label.id })}
    />
  );
}
