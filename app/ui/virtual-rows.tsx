import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";

interface VirtualRowsProps {
  /** Spoken name of the list. */
  label: string;
  count: number;
  /** Pixels; rows are all equally high. */
  rowHeight: number;
  /** CSS height of the window onto the list. */
  height: string;
  /** Draws one row. */
  row: (index: number) => ReactNode;
}

/** A long list that draws only what is in view (and ten rows around it). */
export function VirtualRows({ label, count, rowHeight, height, row }: VirtualRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: rows are placed by hand, which a ul's items are not.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
    <div ref={box} className="vrows scroll" style={{ height }} tabIndex={0} role="list" aria-label={label}>
      <div style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => (
          <div
            key={item.key}
            role="listitem"
            aria-setsize={count}
            aria-posinset={item.index + 1}
            style={{ position: "absolute", insetInline: 0, height: item.size, top: item.start }}
          >
            {row(item.index)}
          </div>
        ))}
      </div>
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: see above.
  );
}
