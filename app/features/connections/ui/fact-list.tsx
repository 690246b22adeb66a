import type { ReactNode } from "react";

/** Three facts of a connection, side by side. */
export function FactList({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-3 gap-5 max-[720px]:col-span-full max-[720px]:mt-3 max-[720px]:grid-cols-1 max-[720px]:gap-2">
      {children}
    </dl>
  );
}
