import { useEffect, useRef, useState } from "react";
import { onInboxCommand } from "../list/inbox-commands";

const KEY = "mia-person-panel";
/** Pixels from which there is room for list, thread and person. */
const ROOM = 1_500;

/** Whether the person is shown beside the thread: where there is room, unless closed once. Never drawn by the server. */
export function usePanel(): { open: boolean; toggle: () => void } {
  const [open, setOpen] = useState(false);
  const asked = useRef(false);
  useEffect(() => {
    const room = innerWidth >= ROOM;
    setOpen(room && read() !== "closed");
  }, []);
  const toggle = () => {
    asked.current = !open;
    setOpen(!open);
    write(open ? "closed" : "open");
  };
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => onInboxCommand("panel", () => latest.current()), []);
  useEffect(() => {
    if (!open) return;
    // What somebody opened last is closed first; a panel that stands there by itself is no step to go back from.
    const close = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !asked.current || isBusy(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    document.addEventListener("keydown", close, true);
    return () => document.removeEventListener("keydown", close, true);
  }, [open]);
  return { open, toggle };
}

/** A field or a window of its own hears the key first. */
function isBusy(target: EventTarget | null): boolean {
  const field = target instanceof HTMLElement && target.matches("input, textarea, select");
  return field || document.querySelector("dialog[open], :popover-open") !== null;
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(value: string): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    return;
  }
}
