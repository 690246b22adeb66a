import { useEffect, useRef } from "react";
import { placePopover } from "./place-popover";

const pauseMilliseconds = 400;

/**
 * Shows the words of `data-tip` over whatever carries it, on hover and on keyboard focus; one for the whole app.
 * A tooltip repeats a name; it never holds the only explanation.
 */
export function TooltipLayer() {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      if (tip.current?.matches(":popover-open")) tip.current.hidePopover();
    };
    const show = (target: Element) => {
      const words = target.getAttribute("data-tip");
      if (!tip.current || !words || !target.isConnected) return;
      tip.current.textContent = words;
      tip.current.showPopover();
      placePopover(target, tip.current, { side: "bottom" });
    };
    const onOver = (event: Event) => {
      hide();
      const target = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
      if (!target) return;
      if (event.type === "focusin" && !target.matches(":focus-visible")) return;
      timer = setTimeout(() => show(target), event.type === "focusin" ? 0 : pauseMilliseconds);
    };
    document.addEventListener("pointerover", onOver);
    document.addEventListener("focusin", onOver);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", hide);
    return () => {
      hide();
      document.removeEventListener("pointerover", onOver);
      document.removeEventListener("focusin", onOver);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("keydown", hide);
    };
  }, []);
  return <div ref={tip} className="tip" aria-hidden="true" {...{ popover: "manual" }} />;
}
