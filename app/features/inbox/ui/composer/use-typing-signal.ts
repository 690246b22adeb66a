import { useCallback, useEffect, useRef } from "react";
import { trpc } from "~/trpc/client";

const AGAIN_MS = 4_000;
const STOPS_MS = 6_000;

/** Tells the others, and where it can the person, that somebody writes: seldom, and no longer after a pause. */
export function useTypingSignal(conversationId: string, enabled: boolean) {
  const last = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const say = useCallback(
    (on: boolean) => {
      last.current = on ? performance.now() : 0;
      trpc.inbox.typing.mutate({ conversationId, on }).catch(() => {});
    },
    [conversationId],
  );
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    if (last.current > 0) say(false);
  }, [say]);
  const signal = useCallback(() => {
    if (!enabled) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(stop, STOPS_MS);
    if (last.current === 0 || performance.now() - last.current > AGAIN_MS) say(true);
  }, [enabled, say, stop]);
  useEffect(() => stop, [stop]);
  return { signal, stop };
}
