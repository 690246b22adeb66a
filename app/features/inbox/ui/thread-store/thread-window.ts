import type { ThreadMessage, ThreadPage } from "../../thread-message";

/** The part of a thread that the page holds: neighbouring pages, oldest first. */
export type ThreadWindow = readonly ThreadPage[];

/** Pages held at once, so that a thread of any length costs the same. */
export const MOST_PAGES = 5;
/** Messages that may gather at the end before the window starts afresh. */
const MOST_GATHERED = 160;

export const messagesOf = (window: ThreadWindow): ThreadMessage[] =>
  window.flatMap(({ messages }) => messages);
export const olderOf = (window: ThreadWindow): string | null => window[0]?.older ?? null;
export const newerOf = (window: ThreadWindow): string | null => window.at(-1)?.newer ?? null;

/** What came before, in front; the newest pages leave when there are too many. */
export function withOlder(window: ThreadWindow, page: ThreadPage): ThreadWindow {
  return [unknownTo(window, page), ...window].slice(0, MOST_PAGES);
}

/** What came after, behind; the oldest pages leave when there are too many. */
export function withNewer(window: ThreadWindow, page: ThreadPage): ThreadWindow {
  return [...window, unknownTo(window, page)].slice(-MOST_PAGES);
}

/**
 * The newest page read again: what it no longer has at the end is gone, what did not change stays the same object (so
 * that it is not drawn again). A window that lies further back stays as it is; one that no longer touches starts afresh.
 */
export function withNewest(window: ThreadWindow, page: ThreadPage): ThreadWindow {
  if (window.length === 0) return [page];
  if (newerOf(window) !== null) return window;
  const oldest = page.messages[0];
  const at = oldest ? window.findIndex(({ messages }) => messages.some(({ id }) => id === oldest.id)) : -1;
  const touched = window[at];
  if (!oldest || !touched) return [reusing(window, page)];
  const kept = touched.messages.slice(
    0,
    touched.messages.findIndex(({ id }) => id === oldest.id),
  );
  const fresh = reusing(window, page);
  if (kept.length + fresh.messages.length > MOST_GATHERED) return [fresh];
  return [
    ...window.slice(0, at),
    { messages: [...kept, ...fresh.messages], older: touched.older, newer: fresh.newer },
  ];
}

/** One message as `change` makes it. */
export function withChanged(
  window: ThreadWindow,
  id: string,
  change: (message: ThreadMessage) => ThreadMessage,
): ThreadWindow {
  return window.map((page) =>
    page.messages.some((one) => one.id === id)
      ? { ...page, messages: page.messages.map((one) => (one.id === id ? change(one) : one)) }
      : page,
  );
}

export function withoutMessage(window: ThreadWindow, id: string): ThreadWindow {
  return window.map((page) => ({ ...page, messages: page.messages.filter((one) => one.id !== id) }));
}

function unknownTo(window: ThreadWindow, page: ThreadPage): ThreadPage {
  const known = new Set(messagesOf(window).map(({ id }) => id));
  return { ...page, messages: page.messages.filter(({ id }) => !known.has(id)) };
}

function reusing(window: ThreadWindow, page: ThreadPage): ThreadPage {
  const known = new Map(messagesOf(window).map((message) => [message.id, message]));
  const messages = page.messages.map((message) => {
    const before = known.get(message.id);
    return before && JSON.stringify(before) === JSON.stringify(message) ? before : message;
  });
  return { ...page, messages };
}
