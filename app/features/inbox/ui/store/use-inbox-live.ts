import { useEffect, useRef } from "react";
import { useLiveEvents } from "~/live/use-live-events";
import { loadCounts, loadDirectory, loadFirst, refreshRows } from "./load-list";
import { paced } from "./paced";
import { useInboxStore } from "./store-context";

const ROWS_EVERY_MS = 250;
const COUNTS_EVERY_MS = 2_000;
/** After a restart of a worker everybody comes at once. */
const DIRECTORY_EVERY_MS = 3_000;

/**
 * Keeps the list on screen true: whatever is heard of is asked for in one call, at most four times a second and one at a
 * time; numbers follow at their own pace. After a gap everything that is shown is asked for again.
 */
export function useInboxLive(key: string, counted: string): void {
  const store = useInboxStore();
  const shown = useRef({ key, counted });
  shown.current = { key, counted };
  const heard = useRef(new Set<string>());
  const rows = useRef<() => void>(() => {});
  const counts = useRef<() => void>(() => {});
  const directory = useRef<() => void>(() => {});

  useEffect(() => {
    const stops = [
      paced(ROWS_EVERY_MS, async () => {
        const ids = [...heard.current];
        heard.current.clear();
        // What could not be asked now is asked with the next gap: a lost call is a lost connection.
        if (ids.length > 0) await refreshRows(store, shown.current.key, ids).catch(() => {});
      }),
      paced(COUNTS_EVERY_MS, () => loadCounts(store, shown.current.counted)),
      paced(DIRECTORY_EVERY_MS, () => loadDirectory(store)),
    ];
    const asks = stops.map(({ ask }) => ask) as [() => void, () => void, () => void];
    [rows.current, counts.current, directory.current] = asks;
    return () => {
      for (const { stop } of stops) stop();
    };
  }, [store]);

  useLiveEvents(["message", "conversation", "presence"], {
    onFact(fact) {
      if (fact?.kind === "presence") return directory.current();
      if (fact === null) {
        loadFirst(store, shown.current.key);
        loadDirectory(store);
      } else if ("conversationId" in fact) {
        heard.current.add(fact.conversationId);
        rows.current();
      }
      counts.current();
    },
  });
}
