import type { ReactNode } from "react";

/** A label over its value; on a phone, both in one line. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 max-[720px]:flex max-[720px]:items-baseline max-[720px]:justify-between max-[720px]:gap-4">
      <dt className="sm t3">{label}</dt>
      <dd className="med num mt-0.5 max-[720px]:mt-0 max-[720px]:text-right">{children}</dd>
    </div>
  );
}
