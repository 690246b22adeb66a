import type { ReactNode } from "react";

/** Words over something on hover or focus (drawn by TooltipLayer); only for what is said elsewhere too. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <span data-tip={text} className="inline-flex min-w-0">
      {children}
    </span>
  );
}
