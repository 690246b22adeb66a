import type { ReactNode } from "react";

export interface Figure {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** Where it comes from: "5.272 de 5.678". */
  note?: ReactNode;
}

/** Headline figures in a row, hairlines between; label and value in rows on a phone. Not for the home page. */
export function Figures({ items }: { items: Figure[] }) {
  return (
    <dl className="kpis">
      {items.map((item) => (
        <div key={item.key}>
          <dt>{item.label}</dt>
          <dd>
            {item.value}
            {item.note && <small>{item.note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
