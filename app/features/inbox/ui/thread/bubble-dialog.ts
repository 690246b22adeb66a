import type { ThreadMessage } from "../../thread-message";

/** A window that the menu of a bubble opens. */
export type BubbleDialog =
  | { kind: "forward" | "remove"; message: ThreadMessage }
  | { kind: "emoji"; message: ThreadMessage; anchor: HTMLElement };
