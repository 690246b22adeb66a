import type { HTMLAttributes } from "react";

interface TrProps extends HTMLAttributes<HTMLTableRowElement> {
  /** Chosen, or shown in the panel beside. */
  on?: boolean;
}

/** A row; put `className="rowlink"` on the one Link inside to make the whole row its target. */
export function Tr({ on, className, ...rest }: TrProps) {
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: kept when CSS draws the table as cards.
      role="row"
      aria-selected={on || undefined}
      className={[on && "on", className].filter(Boolean).join(" ") || undefined}
      {...rest}
    />
  );
}
