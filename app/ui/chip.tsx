import { Link, type LinkProps } from "@remix-run/react";
import { clsx } from "clsx";
import type { ReactNode } from "react";

interface ChipProps extends Omit<LinkProps, "children"> {
  on?: boolean;
  /** Already formatted for the reader. */
  count?: ReactNode;
  children: ReactNode;
}

/** A choice that filters: round, a link, so that the filter can be sent to someone. */
export function Chip({ on, count, className, children, ...rest }: ChipProps) {
  return (
    <Link
      className={clsx("chip", on && "on", className)}
      aria-current={on ? "true" : undefined}
      preventScrollReset
      {...rest}
    >
      {children}
      {count !== undefined && <b>{count}</b>}
    </Link>
  );
}
