import { type RefObject, useEffect, useState } from "react";

const AROUND = 8;
/** Drawn before anything could be measured: the server's first page. */
const FIRST = 30;

/** Which rows of an equally high list are in sight (and a few around). `from` included, `to` not. */
export function useWindow(box: RefObject<HTMLElement>, count: number): { from: number; to: number } {
  const [shown, setShown] = useState({ from: 0, to: FIRST });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      const height = rowHeightOf(element);
      const from = Math.max(0, Math.floor(element.scrollTop / height) - AROUND);
      const to = Math.ceil((element.scrollTop + element.clientHeight) / height) + AROUND;
      // In steps, so that a scroll does not draw the list anew with every row.
      const next = { from: from - (from % AROUND), to: to + (AROUND - (to % AROUND)) };
      setShown((old) => (old.from === next.from && old.to === next.to ? old : next));
    };
    look();
    const sized = new ResizeObserver(look);
    sized.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      sized.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [box]);
  const from = Math.min(shown.from, Math.max(0, count - AROUND));
  return { from, to: Math.min(shown.to, count) };
}

const GUESS_PX = 60;

/** As the style sheet has it on this screen. */
export function rowHeightOf(element: HTMLElement): number {
  return element.querySelector<HTMLElement>("li")?.offsetHeight || GUESS_PX;
}
