import { useEffect, useRef } from "react";
import { useT } from "~/i18n/use-t";
import type { WorkKind } from "./work-kind";
import { WorkList } from "./work-menu";

interface WorkDialogProps {
  kind: WorkKind;
  ids: string[];
  onClose: () => void;
}

/** The same choices as behind the buttons, for who came by the keyboard. */
export default function WorkDialog({ kind, ids, onClose }: WorkDialogProps) {
  const t = useT(`inbox-list.${kind}`);
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
    box.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way.
    <dialog
      ref={box}
      className="dlg cmd combo wkd"
      aria-label={t("title")}
      onClose={onClose}
      onClick={(event) => event.target === box.current && box.current.close()}
    >
      <h2 className="wk-t">{t("title")}</h2>
      <WorkList kind={kind} ids={ids} close={() => box.current?.close()} />
    </dialog>
  );
}
