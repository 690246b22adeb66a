import type { ReactNode } from "react";

/** A key to press: `<Kbd>Esc</Kbd>`. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="kbd">{children}</kbd>;
}
