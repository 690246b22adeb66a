import { clsx } from "clsx";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { type Placement, placePopover } from "~/ui/place-popover";

interface AnchoredPopoverProps extends Placement {
  /** What it stands beside; gets the focus back. */
  anchor: HTMLElement;
  role: "menu" | "dialog";
  /** Spoken name. */
  label: string;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

/** What the types of React 18 do not know. */
const POPOVER = { popover: "auto" };

/** One floating box for many buttons: the browser's popover, open as long as it is drawn. */
export function AnchoredPopover({
  anchor,
  role,
  label,
  onClose,
  className,
  children,
  side,
  align = "end",
}: AnchoredPopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const floating = box.current;
    if (!floating) return;
    floating.showPopover();
    placePopover(anchor, floating, { side, align });
    floating.querySelector<HTMLElement>("button, a, [tabindex]")?.focus({ preventScroll: true });
    const sized = new ResizeObserver(() => placePopover(anchor, floating, { side, align }));
    sized.observe(floating);
    return () => sized.disconnect();
  }, [anchor, side, align]);
  useEffect(() => {
    const floating = box.current;
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === "closed") close.current();
    };
    floating?.addEventListener("toggle", onToggle);
    return () => floating?.removeEventListener("toggle", onToggle);
  }, []);
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
      anchor.focus();
    }
    const step =
      role === "menu" ? { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>("button, a")];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items.at((at + step + items.length) % items.length)?.focus();
  }
  return (
    // biome-ignore-start lint/a11y: role is menu or dialog, which the linter cannot see.
    <div
      ref={box}
      {...POPOVER}
      role={role}
      aria-label={label}
      tabIndex={-1}
      className={clsx("pop", className)}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
    // biome-ignore-end lint/a11y: see above.
  );
}
