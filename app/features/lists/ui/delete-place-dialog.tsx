import { useT } from "~/i18n/use-t";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { Place } from "../list-places.sql.server";
import { usePlaceAction } from "./use-place-action";

interface DeletePlaceDialogProps {
  kind: "list" | "tag";
  place: Place;
  onClose: () => void;
}

/** How many lose it, and that no contact goes with it; a campaign that needs it is named as the reason. */
export function DeletePlaceDialog({ kind, place, onClose }: DeletePlaceDialogProps) {
  const t = useT("lists");
  const { busy, error, submit } = usePlaceAction(onClose);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("deleteTitle", { name: place.name })}
      explain={t("deleteExplain")}
      effects={{
        lines: [{ key: "leave", label: t(`leave.${kind}`), value: place.contacts }],
        totalLabel: t("stay"),
        total: 0,
      }}
      confirmLabel={t(`confirmDelete.${kind}`)}
      busy={busy}
      error={error}
      onConfirm={() => submit({ intent: "delete", id: place.id })}
    />
  );
}
