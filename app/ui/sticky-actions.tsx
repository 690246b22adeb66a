import type { ReactNode } from "react";

/** The main action: a bar at the foot of the page; on a phone it sticks above the bottom bar, as wide as the screen. */
export function StickyActions({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className="foot-bar stick">
      {note && <span className="t2 sm grow no-m">{note}</span>}
      {children}
    </div>
  );
}
