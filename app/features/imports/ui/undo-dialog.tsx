import { useSubmit } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";

interface UndoDialogProps {
  filename: string;
  created: number;
  updated: number;
}

/** The red words, and behind them what will happen in real numbers. */
export function UndoDialog({ filename, created, updated }: UndoDialogProps) {
  const t = useT("imports.undo");
  const submit = useSubmit();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="redword" onClick={() => setOpen(true)}>
        {t("button")}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("title", { name: filename })}
        explain={t("explain")}
        effects={{
          lines: [
            { key: "removes", label: t("removes"), value: created },
            { key: "restores", label: t("restores"), value: updated },
          ],
          totalLabel: t("total"),
          total: created + updated,
        }}
        confirmLabel={t("confirm", { count: created + updated })}
        onConfirm={() => {
          submit({ intent: "undo" }, { method: "post" });
          setOpen(false);
        }}
      />
    </>
  );
}
