import { clsx } from "clsx";
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";

interface DialogProps {
  open: boolean;
  /** Esc, a click outside, or a button of yours. */
  onClose: () => void;
  title: ReactNode;
  /** One sentence under the title. */
  explain?: ReactNode;
  /** Buttons, the way back first. */
  footer?: ReactNode;
  /** 720 px instead of 480. */
  wide?: boolean;
  /** Asks about something that cannot be undone. */
  alert?: boolean;
  children?: ReactNode;
}

/** A window over the page: the browser's own modal dialog (focus stays inside and returns). First ask whether a panel would do. */
export function Dialog({ open, onClose, title, explain, footer, wide, alert, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog || dialog.open === open) return;
    if (open) dialog.showModal();
    else dialog.close();
  }, [open]);
  const onClick = (event: MouseEvent) => {
    if (event.target === box.current && !alert) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way; the browser sends it as cancel.
    <dialog
      ref={box}
      className={clsx("dlg", wide && "wide")}
      role={alert ? "alertdialog" : undefined}
      aria-labelledby={`${id}-title`}
      aria-describedby={explain ? `${id}-explain` : undefined}
      onClick={onClick}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {open && (
        <>
          <div className="dlg-h">
            <h2 id={`${id}-title`}>{title}</h2>
            {explain && (
              <p className="t2 lg mt-1" id={`${id}-explain`}>
                {explain}
              </p>
            )}
          </div>
          {children && <div className="dlg-b">{children}</div>}
          {footer && <div className="dlg-f">{footer}</div>}
        </>
      )}
    </dialog>
  );
}
