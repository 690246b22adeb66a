import type { ThHTMLAttributes } from "react";

interface ThProps extends ThHTMLAttributes<HTMLTableCellElement> {
  /** A column of numbers: right, tabular. */
  numeric?: boolean;
}

/** A head cell. */
export function Th({ numeric, className, ...rest }: ThProps) {
  // biome-ignore lint/a11y/noRedundantRoles: kept when CSS draws the table as cards.
  return <th role="columnheader" scope="col" className={join(numeric && "n", className)} {...rest} />;
}

function join(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}
