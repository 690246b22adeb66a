import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type BarKind, barClass } from "./progress-bar";

export interface LegendItem {
  kind: BarKind;
  label: ReactNode;
  /** Already formatted. */
  value: ReactNode;
}

/** The parts of a bar by name and number, in the bar's order; `spread` fills the width above it. */
export function Legend({ items, spread }: { items: LegendItem[]; spread?: boolean }) {
  return (
    <ul className={clsx("leg", spread && "spread")}>
      {items.map((item) => (
        <li key={item.kind}>
          <span className={clsx("sw8", barClass[item.kind])} aria-hidden="true" />
          {item.label} <b>{item.value}</b>
        </li>
      ))}
    </ul>
  );
}
