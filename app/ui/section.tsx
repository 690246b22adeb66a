import type { ReactNode } from "react";

interface SectionProps {
  title: ReactNode;
  note?: ReactNode;
  /** A link at the right. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A titled part of a sheet; hairlines separate sections, never boxes. */
export function Section({ title, note, aside, className, children }: SectionProps) {
  return (
    <section className={className}>
      <div className="sec-h">
        <h2>{title}</h2>
        {note && <span className="t3 sm">{note}</span>}
        {aside && <span className="r">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
