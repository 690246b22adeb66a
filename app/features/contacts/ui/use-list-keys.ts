import { useEffect, useRef } from "react";
import type { Selection } from "~/ui/use-selection";

/**
 * "/" goes to the search, j and k walk through the rows, x chooses the row one stands on; Enter opens it, as any link.
 * Nothing while one types or something lies over the page.
 */
export function useListKeys(selection: Selection | null): void {
  const latest = useRef(selection);
  latest.current = selection;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("dialog[open], :popover-open")) return;
      if (act(event.key, latest.current)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function act(key: string, selection: Selection | null): boolean {
  if (key === "/") {
    document.querySelector<HTMLInputElement>("main input[type=search]")?.focus();
    return true;
  }
  const rows = [...document.querySelectorAll<HTMLElement>("main tr[data-row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (key === "j" || key === "k") {
    const next = rows[at < 0 ? 0 : at + (key === "j" ? 1 : -1)];
    const link = next?.querySelector<HTMLElement>("a.rowlink");
    link?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return true;
  }
  const id = rows[at]?.dataset.row;
  if (key !== "x" || !id || !selection) return false;
  selection.toggle(id);
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
}
