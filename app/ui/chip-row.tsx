import { clsx } from "clsx";
import type { ReactNode } from "react";

interface ChipRowProps {
  label: string;
  /** On a phone in several lines: for rows that end in choices or a search box. */
  wraps?: boolean;
  children: ReactNode;
}

/** Chips in one line that scrolls sideways on a phone; what follows the chips (a search box) goes last. */
export function ChipRow({ label, wraps, children }: ChipRowProps) {
  return (
    <nav className={clsx("chips", wraps && "max-sm:flex-wrap")} aria-label={label}>
      {children}
    </nav>
  );
}
