import { useCallback, useMemo, useRef, useState } from "react";

/** Conversations chosen for doing one thing with all of them. */
export interface Picks {
  ids: ReadonlySet<string>;
  /** With Shift: everything from the last one to this one. */
  toggle(id: string, withShift?: boolean): void;
  choose(ids: readonly string[]): void;
  clear(): void;
}

const none: ReadonlySet<string> = new Set();

/** `order` gives the list as it stands, for ranges. */
export function usePicks(order: () => readonly string[]): Picks {
  const [ids, setIds] = useState(none);
  const last = useRef<string | null>(null);
  const latest = useRef(order);
  latest.current = order;
  const toggle = useCallback((id: string, withShift?: boolean) => {
    const from = last.current;
    last.current = id;
    setIds((old) => {
      const on = !old.has(id);
      const next = new Set(old);
      for (const one of withShift && from ? between(latest.current(), from, id) : [id])
        on ? next.add(one) : next.delete(one);
      return next;
    });
  }, []);
  return useMemo(
    () => ({
      ids,
      toggle,
      choose: (chosen) => setIds(new Set(chosen)),
      clear() {
        last.current = null;
        setIds(none);
      },
    }),
    [ids, toggle],
  );
}

function between(order: readonly string[], from: string, to: string): readonly string[] {
  const [start, end] = [order.indexOf(from), order.indexOf(to)].sort((a, b) => a - b) as [number, number];
  return start < 0 ? [to] : order.slice(start, end + 1);
}
