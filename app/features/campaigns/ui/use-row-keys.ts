import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** j and k walk through the rows of a list by opening each; nothing while one types or a dialog is open. */
export function useRowKeys(links: readonly string[], current: number): void {
  const navigate = useNavigate();
  const latest = useRef({ links, current });
  latest.current = { links, current };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("dialog[open], :popover-open")) return;
      const { links, current } = latest.current;
      const to = links[current < 0 ? 0 : current + step];
      if (!to) return;
      event.preventDefault();
      navigate(to, { replace: current >= 0, preventScrollReset: true });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
