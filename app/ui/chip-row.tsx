import type { ReactNode } from "react";

/** Chips in one line that scrolls sideways on a phone; what follows the chips (a search box) goes last. */
export function ChipRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="chips" aria-label={label}>
      {children}
    </nav>
  );
}
