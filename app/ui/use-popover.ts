import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { type Placement, placePopover } from "./place-popover";

interface PopoverHandles {
  open: boolean;
  close: () => void;
  box: RefObject<HTMLDivElement>;
  /** Spread on the button: the browser opens, closes and gives the focus back by itself. */
  triggerProps: { popovertarget: string; "aria-haspopup": "menu" | "dialog"; "aria-expanded": boolean };
  /** Spread on the floating box. */
  boxProps: { id: string; popover: "auto"; ref: RefObject<HTMLDivElement> };
}

/** The browser's popover with our placement: top layer, Esc and a click outside come with it. */
export function usePopover(kind: "menu" | "dialog", placement: Placement = {}): PopoverHandles {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { side, align } = placement;
  useEffect(() => {
    const floating = box.current;
    if (!floating) return;
    const place = () => {
      const trigger = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
      if (trigger) placePopover(trigger, floating, { side, align });
    };
    const sized = new ResizeObserver(place);
    const onToggle = (event: Event) => {
      const opening = (event as ToggleEvent).newState === "open";
      setOpen(opening);
      if (!opening) return sized.disconnect();
      requestAnimationFrame(place);
      sized.observe(floating);
    };
    floating.addEventListener("beforetoggle", onToggle);
    return () => {
      sized.disconnect();
      floating.removeEventListener("beforetoggle", onToggle);
    };
  }, [id, side, align]);
  return {
    open,
    box,
    close: () => box.current?.hidePopover(),
    triggerProps: { popovertarget: id, "aria-haspopup": kind, "aria-expanded": open },
    boxProps: { id, popover: "auto", ref: box },
  };
}
