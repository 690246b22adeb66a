export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

interface Due {
  at: number;
  order: number;
  run: () => void;
}

/**
 * Everything that happens later, in one binary heap with one timer for all of it: a timer per message would
 * cost more than the message. With a hand-moved clock nothing runs until `tick()` is called.
 */
export class Scheduler {
  private heap: Due[] = [];
  private order = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private armedFor = Number.POSITIVE_INFINITY;
  private stopped = false;

  constructor(
    readonly clock: Clock,
    private readonly manual: boolean,
    private readonly afterTick: () => void,
  ) {}

  get pending(): number {
    return this.heap.length;
  }

  /** Runs `run` once, `delayMs` from now; equal times run in the order they were asked for. */
  after(delayMs: number, run: () => void): void {
    if (this.stopped) return;
    const due = { at: this.clock.now() + Math.max(0, delayMs), order: this.order++, run };
    this.heap.push(due);
    this.up(this.heap.length - 1);
    this.arm();
  }

  /** Runs everything that is due, including what that adds for now. */
  tick(): void {
    const now = this.clock.now();
    while (this.heap.length > 0 && this.heap[0]!.at <= now) this.pop().run();
    this.afterTick();
    this.arm();
  }

  clear(): void {
    this.heap = [];
  }

  stop(): void {
    this.stopped = true;
    this.clear();
    clearTimeout(this.timer);
  }

  private arm(): void {
    if (this.manual || this.stopped || this.heap.length === 0) return;
    const at = this.heap[0]!.at;
    if (this.timer !== undefined && this.armedFor <= at) return;
    clearTimeout(this.timer);
    this.armedFor = at;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        this.armedFor = Number.POSITIVE_INFINITY;
        this.tick();
      },
      Math.max(0, at - this.clock.now()),
    );
  }

  private before(left: Due, right: Due): boolean {
    return left.at < right.at || (left.at === right.at && left.order < right.order);
  }

  private up(index: number): void {
    const { heap } = this;
    let child = index;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.before(heap[child]!, heap[parent]!)) return;
      [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
      child = parent;
    }
  }

  private pop(): Due {
    const { heap } = this;
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      this.down();
    }
    return top;
  }

  private down(): void {
    const { heap } = this;
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const child = right < heap.length && this.before(heap[right]!, heap[left]!) ? right : left;
      if (!this.before(heap[child]!, heap[parent]!)) return;
      [heap[child], heap[parent]] = [heap[parent]!, heap[child]!];
      parent = child;
    }
  }
}
