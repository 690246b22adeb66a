import { isTransient } from "../intake/is-transient";

const PATIENCE_MS = 6_000;
const AGAIN_MS = 150;

/** The database did not take it in time, or the session is not ours: its socket must go. */
export class WriteFailed extends Error {}

export interface OrderedWrites {
  /** Runs after everything that was handed in before. @throws WriteFailed */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** As `run`, beside the others: for reading. */
  beside<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way; undefined when that is so now. */
  readonly settled: Promise<void> | undefined;
  /** Takes nothing more: the socket has closed, and the next one starts from what is there. Quietly, whatever comes late. */
  close(): void;
  /** Set once one failed for good, or it was closed. */
  readonly failed: WriteFailed | undefined;
}

/**
 * All writes of one session, one after another. While the database is away they wait for a moment; one that fails for
 * good fails all that come after it, so that nothing ever overtakes it.
 */
export function createOrderedWrites(onFailed: (error: unknown) => void): OrderedWrites {
  let tail: Promise<unknown> = Promise.resolve();
  let under = 0;
  let failed: WriteFailed | undefined;

  async function persist<T>(work: () => Promise<T>): Promise<T> {
    const untilMs = performance.now() + PATIENCE_MS;
    for (;;) {
      if (failed) throw failed;
      try {
        return await work();
      } catch (error) {
        if (isTransient(error) && performance.now() < untilMs) await Bun.sleep(AGAIN_MS);
        else {
          failed ??= new WriteFailed(String(error), { cause: error });
          onFailed(error);
          throw failed;
        }
      }
    }
  }

  return {
    run(work) {
      under += 1;
      const done = tail
        .then(() => persist(work))
        .finally(() => {
          under -= 1;
        });
      tail = done.catch(() => {});
      return done;
    },
    beside: persist,
    close() {
      failed ??= new WriteFailed("Its socket has closed");
    },
    get failed() {
      return failed;
    },
    get settled() {
      return under === 0 ? undefined : tail.then(() => {});
    },
  };
}
