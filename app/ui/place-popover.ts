export interface Placement {
  side?: "bottom" | "top";
  align?: "start" | "end";
}

const gap = 4;
const edge = 8;
/** Anchors wider than this lend their width: menus of rows and controls, not of small buttons. */
const narrow = 160;

/** Puts a floating box beside its anchor, turned over when there is no room, always inside the window. */
export function placePopover(anchor: Element, floating: HTMLElement, placement: Placement = {}): void {
  const from = anchor.getBoundingClientRect();
  if (from.width > narrow) floating.style.minWidth = `${from.width}px`;
  const { offsetWidth: width, offsetHeight: height } = floating;
  const below = from.bottom + gap;
  const above = from.top - gap - height;
  const fitsBelow = below + height <= innerHeight - edge;
  const top = placement.side === "top" ? (above >= edge ? above : below) : fitsBelow ? below : above;
  const left = placement.align === "end" ? from.right - width : from.left;
  floating.style.top = `${clamp(top, edge, innerHeight - edge - height)}px`;
  floating.style.left = `${clamp(left, edge, innerWidth - edge - width)}px`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
