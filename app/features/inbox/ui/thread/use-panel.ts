import { useEffect, useRef, useState } from "react";
import { onInboxCommand } from "../list/inbox-commands";

const KEY = "mia-person-panel";
/** Pixels from which there is room for list, thread and person. */
const ROOM = 1_500;

/** Whether the person is shown beside the thread: where there is room, unless closed once. Never drawn by the server. */
export function usePanel(): { open: boolean; toggle: () => void } {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const room = innerWidth >= ROOM;
    setOpen(room && read() !== "closed");
  }, []);
  const toggle = () => {
    setOpen(!open);
    write(open ? "closed" : "open");
  };
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => onInboxCommand("panel", () => latest.current()), []);
  return { open, toggle };
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
