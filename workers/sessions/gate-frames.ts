import type { OrderedWrites } from "./ordered-writes";

type Callback = (error?: Error) => void;

interface Wire {
  send(data: unknown, callback?: Callback): void;
}

/**
 * Lets a frame leave only when everything that was written before it is on disk, in the order of the frames: a phone never
 * hears of keys or credentials that a crash would make us forget.
 */
export function gateFrames(wire: Wire, writes: OrderedWrites): void {
  const send = wire.send.bind(wire);
  let last: Promise<void> | undefined;

  wire.send = (data, callback) => {
    const { settled, failed } = writes;
    if (!last && !settled && !failed) return send(data, callback);
    const mine = Promise.all([last, settled]).then(() => {
      if (last === mine) last = undefined;
      if (writes.failed) callback?.(writes.failed);
      else send(data, callback);
    });
    last = mine;
    mine.catch((error) => callback?.(error as Error));
  };
}
