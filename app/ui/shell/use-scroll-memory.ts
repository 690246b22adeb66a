import { useLocation } from "@remix-run/react";
import { useEffect } from "react";

const positions = new Map<string, number>();

/** Pages scroll inside `[data-scroll]` boxes, which the browser forgets: keeps them for the back button, in memory. */
export function useScrollMemory(): void {
  const { key } = useLocation();
  useEffect(() => {
    const boxes = () => document.querySelectorAll<HTMLElement>("[data-scroll]");
    for (const box of boxes()) {
      const top = positions.get(`${key} ${box.dataset.scroll}`);
      if (top) box.scrollTop = top;
    }
    const remember = (event: Event) => {
      const box = event.target;
      if (box instanceof HTMLElement && box.dataset.scroll) {
        positions.set(`${key} ${box.dataset.scroll}`, box.scrollTop);
      }
    };
    document.addEventListener("scroll", remember, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", remember, { capture: true });
  }, [key]);
}
