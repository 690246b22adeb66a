import { clsx } from "clsx";
import type { ReactNode } from "react";

interface TableProps {
  /** Spoken name of the table. */
  label: string;
  /** Fixed column widths: give them on the Th cells. */
  fixed?: boolean;
  /** 60-px rows with two lines. */
  twoLines?: boolean;
  /** The head's cells; the head stays while the rows scroll. */
  head: ReactNode;
  children: ReactNode;
}

/** A list edge to edge: Th in `head`, Tr with Td as children. On a phone rows become cards by each Td's `phone`. */
export function Table({ label, fixed, twoLines, head, children }: TableProps) {
  return (
    // Explicit roles: a table drawn as a grid on phones would lose its own.
    // biome-ignore-start lint/a11y/noRedundantRoles: see above.
    <table className={clsx("tbl cards", fixed && "fix", twoLines && "two")} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">{head}</tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above.
  );
}
