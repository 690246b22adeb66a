import type { LiveSocket } from "./live-rooms";

/** The part of a `ws` socket that is needed here. */
export interface WireSocket {
  readonly bufferedAmount: number;
  send(text: string): void;
  ping(): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

/** A socket that reads slower than it is told is closed: it comes back and refetches, and costs nobody memory. */
const MOST_WAITING_BYTES = 256 * 1024;

/** Who hears what, by topic. `ws` has no rooms of its own. */
export function createTopics() {
  const listeners = new Map<string, Set<WireSocket>>();

  function leave(topic: string, wire: WireSocket) {
    const those = listeners.get(topic);
    those?.delete(wire);
    if (those?.size === 0) listeners.delete(topic);
  }

  return {
    /** The socket as rooms know it. `gone` when it closed. */
    socket(wire: WireSocket): LiveSocket & { gone(): void } {
      const mine = new Set<string>();
      return {
        subscribe(topic) {
          mine.add(topic);
          const those = listeners.get(topic) ?? new Set();
          listeners.set(topic, those.add(wire));
        },
        unsubscribe(topic) {
          mine.delete(topic);
          leave(topic, wire);
        },
        send: (text) => wire.send(text),
        ping: () => wire.ping(),
        close: (code, reason) => wire.close(code, reason),
        terminate: () => wire.terminate(),
        gone() {
          for (const topic of mine) leave(topic, wire);
          mine.clear();
        },
      };
    },

    publish(topic: string, text: string) {
      for (const wire of listeners.get(topic) ?? []) {
        if (wire.bufferedAmount > MOST_WAITING_BYTES) wire.terminate();
        else wire.send(text);
      }
    },
  };
}
