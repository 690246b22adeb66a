import type { ReactNode } from "react";

/** What to do, in order, with its figures in a column of their own. */
export function NumberedList({ items }: { items: ReactNode[] }) {
  return (
    <ol>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the list.
        <li key={at} className="grid grid-cols-[20px_1fr] gap-3 py-2 text-[14px] leading-5">
          <span className="semi t3 num" aria-hidden="true">
            {at + 1}
          </span>
          <span>{item}</span>
        </li>
      ))}
    </ol>
  );
}
