export interface GroupCommitOptions<Item> {
  /** Writes a batch and resolves when it is durable. A rejection rejects every item of the batch. */
  write(items: Item[]): Promise<void>;
  /** Bytes of one item, for the two limits below. */
  sizeOf(item: Item): number;
  /** At most so many items, or about so many bytes, in one write. */
  mostItems: number;
  mostBytes: number;
  /** Writes under way at once. */
  writers: number;
  /** Waiting beyond this is refused at once: the carrier comes again, our memory does not. */
  mostWaitingItems: number;
  mostWaitingBytes: number;
  /** Called with each flush to schedule; by default the next turn of the event loop, so that one turn's requests share. */
  schedule?(flush: () => void): void;
}

export interface GroupCommit<Item> {
  /** Resolves "stored" when the item is durable, "full" when too much waits already. Rejects when the write failed. */
  add(item: Item): Promise<"stored" | "full">;
  /** Items not durable yet. */
  readonly waiting: number;
}

interface Entry<Item> {
  item: Item;
  resolve(outcome: "stored"): void;
  reject(error: unknown): void;
}

/**
 * Lets what arrives while a write is under way share the next one. One write costs about as much as many, and everyone
 * is answered after the commit that holds theirs.
 */
export function createGroupCommit<Item>(options: GroupCommitOptions<Item>): GroupCommit<Item> {
  const schedule = options.schedule ?? ((flush: () => void) => void setImmediate(flush));
  let queue: Entry<Item>[] = [];
  let waiting = 0;
  let waitingBytes = 0;
  let writing = 0;
  let scheduled = false;

  function take(): Entry<Item>[] {
    let bytes = 0;
    let count = 0;
    while (count < queue.length && count < options.mostItems) {
      const size = options.sizeOf(queue[count]!.item);
      if (count > 0 && bytes + size > options.mostBytes) break;
      bytes += size;
      count++;
    }
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    return batch;
  }

  async function writeBatch(batch: Entry<Item>[]) {
    writing++;
    try {
      await options.write(batch.map(({ item }) => item));
      for (const entry of batch) entry.resolve("stored");
    } catch (error) {
      for (const entry of batch) entry.reject(error);
    } finally {
      writing--;
      waiting -= batch.length;
      for (const { item } of batch) waitingBytes -= options.sizeOf(item);
      flush();
    }
  }

  function flush() {
    scheduled = false;
    while (writing < options.writers && queue.length > 0) void writeBatch(take());
  }

  return {
    get waiting() {
      return waiting;
    },
    add(item) {
      const size = options.sizeOf(item);
      if (waiting >= options.mostWaitingItems || waitingBytes + size > options.mostWaitingBytes) {
        return Promise.resolve("full");
      }
      waiting++;
      waitingBytes += size;
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        if (scheduled || writing >= options.writers) return;
        scheduled = true;
        schedule(flush);
      });
    },
  };
}
