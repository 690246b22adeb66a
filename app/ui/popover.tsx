import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Placement } from "./place-popover";
import { usePopover } from "./use-popover";

interface PopoverProps extends Placement {
  /** Spoken name of the box. */
  label: string;
  /** Draws the button; spread what it is given on it. */
  trigger: (props: ReturnType<typeof usePopover>["triggerProps"]) => ReactNode;
  /** Drawn only while open. */
  children: (close: () => void) => ReactNode;
  className?: string;
}

/** A small box beside a button: filters, explanations with links. For choices use DropdownMenu. */
export function Popover({ label, trigger, children, className, ...placement }: PopoverProps) {
  const popover = usePopover("dialog", placement);
  return (
    <>
      {trigger(popover.triggerProps)}
      <div {...popover.boxProps} role="dialog" aria-label={label} className={clsx("pop", className ?? "pad")}>
        {popover.open && children(popover.close)}
      </div>
    </>
  );
}
