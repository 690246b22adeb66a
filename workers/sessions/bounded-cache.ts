interface Entry {
  value: unknown;
  untilMs: number;
}

export interface BoundedCache {
  get<T>(key: string): T | undefined;
  set<T>(key: string, value: T): boolean;
  del(key: string): number;
  flushAll(): void;
  close(): void;
}

/**
 * What Baileys asks of a cache, with a most: the least used of too many entries goes. Two hundred sockets share a process,
 * and the caches it makes by itself have no limit and a timer each.
 * @param keptForMs Infinity = until it is pushed out
 */
export function createBoundedCache(most: number, keptForMs: number, nowMs: () => number): BoundedCache {
  const entries = new Map<string, Entry>();
  return {
    get<T>(key: string) {
      const found = entries.get(key);
      if (!found) return undefined;
      entries.delete(key);
      if (found.untilMs <= nowMs()) return undefined;
      entries.set(key, found);
      return found.value as T;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, { value, untilMs: nowMs() + keptForMs });
      if (entries.size > most) entries.delete(entries.keys().next().value!);
      return true;
    },
    del: (key) => (entries.delete(key) ? 1 : 0),
    flushAll: () => entries.clear(),
    close: () => entries.clear(),
  };
}
