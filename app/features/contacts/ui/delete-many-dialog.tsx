import { useEffect, useState } from "react";
import { useT } from "~/i18n/use-t";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Dialog } from "~/ui/dialog";
import { SkeletonRows } from "~/ui/skeleton-rows";
import { toast } from "~/ui/toast";
import type { DeletionPreview } from "../preview-deletion.sql.server";
import { useBulkAction } from "./use-bulk-action";

interface DeleteManyDialogProps {
  /** The selection as JSON. */
  chosen: string;
  count: number;
  onClose: () => void;
  onDone: () => void;
}

/** Counts first what would go and what would stay, then asks. */
export function DeleteManyDialog({ chosen, count, onClose, onDone }: DeleteManyDialogProps) {
  const t = useT("contacts.delete");
  const actions = useT("common.actions");
  const [preview, setPreview] = useState<DeletionPreview | null>(null);
  const action = useBulkAction((answer) => {
    if ("preview" in answer) setPreview(answer.preview);
    if (!("deletion" in answer)) return;
    const { deletion } = answer;
    toast({
      text: deletion.done
        ? t("done", { deleted: deletion.deleted, kept: deletion.kept.stopped + deletion.kept.history })
        : t("later", { count: deletion.chosen }),
    });
    onDone();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens.
  useEffect(() => action.submit({ intent: "preview", selection: chosen }), []);
  if (!preview) {
    return (
      <Dialog open onClose={onClose} title={t("title", { count })} explain={action.error ?? t("counting")}>
        <SkeletonRows rows={3} avatar={false} />
      </Dialog>
    );
  }
  const confirm = () => {
    const selection = {
      ...JSON.parse(chosen),
      ...(chosen.startsWith('{"filter"') && { until: preview.until }),
    };
    action.submit({ intent: "delete", selection: JSON.stringify(selection) });
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("title", { count: preview.chosen })}
      explain={preview.deleted > 0 ? t("explain") : undefined}
      effects={{
        lines: [
          { key: "chosen", label: t("chosen"), value: preview.chosen },
          { key: "stopped", label: t("stopped"), value: preview.stopped, op: "−" },
          { key: "history", label: t("history"), value: preview.history, op: "−" },
        ],
        totalLabel: t("total"),
        total: preview.deleted,
      }}
      word={preview.deleted > 0 ? t("word") : undefined}
      confirmLabel={preview.deleted > 0 ? t("confirm", { count: preview.deleted }) : actions("close")}
      tone={preview.deleted > 0 ? "danger" : "primary"}
      busy={action.busy}
      error={action.error}
      onConfirm={preview.deleted > 0 ? confirm : onClose}
    >
      {t(preview.deleted > 0 ? "why" : "nothing")}
    </ConfirmDialog>
  );
}
