import type { ReactNode } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "./button";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  selection: Selection;
  /** How many match the filter in all. */
  total: number;
  /** Buttons: tag, delete… */
  children: ReactNode;
}

/** Stands above a list while something is chosen: how many, choose all of them, what to do. */
export function SelectionBar({ selection, total, children }: SelectionBarProps) {
  const t = useT("ui.table");
  const formats = useFormats();
  if (!selection.everything && selection.ids.size === 0) return null;
  const count = selection.everything ? total : selection.ids.size;
  return (
    <div className="picked" role="status">
      <span>{selection.everything ? t("pickedAll", { count }) : t("pickedHere", { count })}</span>
      {!selection.everything && selection.page === "all" && total > count && (
        <button type="button" className="link" onClick={selection.chooseEverything}>
          {t("chooseAll", { count: formats.number(total) })}
        </button>
      )}
      <span className="grow" />
      {children}
      <Button variant="ghost" size="sm" onClick={selection.clear}>
        {t("chooseNone")}
      </Button>
    </div>
  );
}
