import { useEffect } from "react";
import { trpc } from "~/trpc/client";
import { useInboxStore } from "../store/store-context";

/** What the reader has before their eyes is read: the newest in sight, in a window that is looked at. */
export function useMarkRead(conversationId: string, unread: number, atEnd: boolean): void {
  const store = useInboxStore();
  useEffect(() => {
    const look = () => {
      if (unread === 0 || !atEnd || document.visibilityState !== "visible" || !document.hasFocus()) return;
      const putBack = store.patch([conversationId], (row) => ({ ...row, unread: 0 }));
      trpc.inbox.markRead.mutate({ conversationId }).catch(putBack);
    };
    look();
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [conversationId, unread, atEnd, store]);
}
