import { clsx } from "clsx";
import type { TdHTMLAttributes } from "react";

interface TdProps extends TdHTMLAttributes<HTMLTableCellElement> {
  numeric?: boolean;
  /** A code: Geist Mono 11. */
  mono?: boolean;
  /** The row's name: medium weight, right-to-left names stay left. */
  name?: boolean;
  /** May break into lines. */
  wrap?: boolean;
  /** Where it stands on a phone: lead (avatar, checkbox), title, end (time), meta (second line), more (third); hidden without it. */
  phone?: "lead" | "title" | "end" | "meta" | "more";
}

/** A cell. */
export function Td({ numeric, mono, name, wrap, phone, className, ...rest }: TdProps) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: kept when CSS draws the table as cards.
      role="cell"
      className={clsx(
        numeric && "n",
        mono && "mono t3",
        name && "name",
        wrap && "wrap",
        phone && `m-${phone}`,
        className,
      )}
      {...rest}
    />
  );
}
