import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { rowHeightOf } from "./use-window";

// The server draws nothing that could jump.
const useBeforePaint = typeof document === "undefined" ? () => {} : useLayoutEffect;

/**
 * Keeps what one is reading where it is when rows come in above it. → how many came since one scrolled down, and the way
 * up to them
 */
export function useSteadyScroll(
  box: RefObject<HTMLElement>,
  ids: readonly string[],
  key: string,
  /** Where it was scrolled to, as last heard: asking the page would lay it out anew with each message. */
  topPx: () => number,
) {
  const before = useRef({ ids, key });
  const [newer, setNewer] = useState(0);
  useBeforePaint(() => {
    const was = before.current;
    before.current = { ids, key };
    const element = box.current;
    if (!element || was.ids === ids) return;
    if (was.key !== key) return setNewer(0);
    if (topPx() <= 0) return;
    const height = rowHeightOf(element);
    const top = Math.floor(element.scrollTop / height);
    if (top <= 0) return;
    const stood = new Set(ids);
    const anchor = was.ids.slice(top).find((id) => stood.has(id));
    const moved = anchor === undefined ? 0 : ids.indexOf(anchor) - was.ids.indexOf(anchor);
    if (moved === 0) return;
    element.scrollTop += moved * height;
    const above = new Set(was.ids.slice(0, top));
    const came = ids.slice(0, top + moved).filter((id) => !above.has(id)).length;
    if (came > 0) setNewer((count) => count + came);
  }, [ids, key]);
  return {
    newer,
    /** Call while scrolling: at the top nothing is new any more. */
    seen: () => box.current && box.current.scrollTop < 20 && setNewer(0),
    toTop() {
      setNewer(0);
      box.current?.scrollTo({ top: 0 });
    },
  };
}
