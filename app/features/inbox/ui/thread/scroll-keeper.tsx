import { Component, type ReactNode, type RefObject } from "react";

interface ScrollKeeperProps {
  /** The scrolling box: laid out from its end, so that scrollTop is 0 there and negative above. */
  box: RefObject<HTMLElement>;
  /** What is drawn; another object when something is added or taken away. */
  of: unknown;
  children: ReactNode;
}

interface Anchor {
  element: Element;
  top: number;
}

/** Pixels from the end that still count as being there. */
const AT_END = 4;

/**
 * Holds what is being read in its place while pages come and go above and below it. At the end nothing is to be done: the
 * box is laid out from there. (A class, because only getSnapshotBeforeUpdate sees the page right before it changes.)
 */
export class ScrollKeeper extends Component<ScrollKeeperProps> {
  override getSnapshotBeforeUpdate(previous: ScrollKeeperProps): Anchor | null {
    const box = this.props.box.current;
    if (previous.of === this.props.of || !box || box.scrollTop > -AT_END) return null;
    const { top, left, width, height } = box.getBoundingClientRect();
    for (const share of [0.5, 0.25, 0.75]) {
      const point = document.elementFromPoint(left + width / 2, top + height * share);
      const element = point?.closest("[data-id]") ?? nearest(box, top + height * share);
      if (element && box.contains(element)) return { element, top: element.getBoundingClientRect().top };
    }
    return null;
  }

  override componentDidUpdate(_: ScrollKeeperProps, __: unknown, anchor: Anchor | null): void {
    const box = this.props.box.current;
    if (!anchor?.element.isConnected || !box) return;
    const moved = anchor.element.getBoundingClientRect().top - anchor.top;
    if (Math.abs(moved) >= 1) box.scrollTop += moved;
  }

  override render(): ReactNode {
    return this.props.children;
  }
}

function nearest(box: Element, y: number): Element | undefined {
  return [...box.querySelectorAll("[data-id]")].find((one) => one.getBoundingClientRect().bottom > y);
}
