import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";

export interface TabItem {
  to: string;
  label: ReactNode;
  count?: ReactNode;
  /** Matches only this exact address (the first tab of a page). */
  end?: boolean;
}

/** Tabs that are links: each has an address, the back button works. */
export function Tabs({ label, items }: { label: string; items: TabItem[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <NavLink
          key={item.to}
          to={item.to}
          end={item.end}
          prefetch="intent"
          className={({ isActive }) => (isActive ? "on" : "")}
        >
          {item.label}
          {item.count !== undefined && <span className="c">{item.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
