import { messagesOf } from "../thread-store/thread-window";
import { threads } from "../thread-store/threads";
import type { Composing } from "./composing";

/** Begins to change one's team's last text, where the channel can. → whether there is one */
export function editLast(
  conversationId: string,
  can: boolean,
  onComposing: (next: Composing) => void,
): boolean {
  const { window } = threads.cache.get(conversationId);
  const mine = messagesOf(window).findLast(
    ({ direction, author, type, revokedAt }) =>
      direction === "out" && author === "member" && type === "text" && !revokedAt,
  );
  if (!can || !mine) return false;
  onComposing({ editing: mine });
  return true;
}
