import type { Settings } from "../settings";
import { type Random, randomFrom } from "../state/random";
import type { Scheduler } from "../state/scheduler";
import { metaBody, metaSignature } from "./sign";
import type { WebhookLog } from "./webhook-log";

/** One update for Meta's envelope, and what the log shows about it. */
export interface Change {
  wabaId: string;
  field: string;
  value: Record<string, unknown>;
  /** `delivered`, `text`, `APPROVED` … */
  kind: string;
  phone?: string;
  /** The number it is about. */
  numberId?: string;
  /** Meta writes `time` beside account-level fields. */
  time?: number;
  copy?: boolean;
  heldBack?: boolean;
  /** Called once, when an attempt was answered with 200. */
  delivered?: () => void;
}

interface Batch {
  changes: Change[];
  body: string;
  signature: string;
  attempt: number;
}

interface Lane {
  url: string;
  secret: string;
  queue: Change[];
  heldBack: Change[];
  retries: Batch[];
  inFlight: number;
  flushing: boolean;
}

const MAX_QUEUED = 500_000;
const GATHER_MS = 10;
/** A receiver that is away gets no new batches while so many wait for another try; what is new stays queued. */
const MAX_RETRYING = 64;

/**
 * Posts changes to callback addresses: gathers them into signed batches, repeats some, holds some back, and tries
 * again with back-off until the receiver answers 200 (any other answer is a failure to Meta).
 */
export class Outbox {
  private lanes = new Map<string, Lane>();
  private dice: Random;
  dropped = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly settings: () => Settings,
    private readonly log: WebhookLog,
    private readonly onProgress: () => void,
  ) {
    this.dice = randomFrom(`${settings().seed} webhooks`);
  }

  /** Nothing queued, in flight or waiting for another try. */
  get idle(): boolean {
    for (const lane of this.lanes.values()) {
      if (lane.inFlight + lane.queue.length + lane.heldBack.length + lane.retries.length > 0) return false;
    }
    return true;
  }

  reset(): void {
    this.lanes.clear();
    this.dice = randomFrom(`${this.settings().seed} webhooks`);
    this.dropped = 0;
  }

  add(url: string, secret: string, change: Change): void {
    const lane = this.lane(url, secret);
    if (lane.queue.length >= MAX_QUEUED) {
      this.dropped++;
      return;
    }
    const { duplicatePercent, reorderPercent } = this.settings();
    const late = reorderPercent > 0 && this.dice.chance(reorderPercent);
    if (late) lane.heldBack.push({ ...change, heldBack: true });
    else lane.queue.push(change);
    if (duplicatePercent > 0 && this.dice.chance(duplicatePercent)) {
      lane.heldBack.push({ ...change, copy: true, delivered: undefined });
    }
    this.flushSoon(lane);
  }

  private lane(url: string, secret: string): Lane {
    const key = `${url} ${secret}`;
    let lane = this.lanes.get(key);
    if (!lane) {
      lane = { url, secret, queue: [], heldBack: [], retries: [], inFlight: 0, flushing: false };
      this.lanes.set(key, lane);
    }
    return lane;
  }

  private flushSoon(lane: Lane): void {
    if (lane.flushing) return;
    lane.flushing = true;
    this.scheduler.after(this.settings().mode === "instant" ? 0 : GATHER_MS, () => {
      lane.flushing = false;
      this.pump(lane);
    });
  }

  private pump(lane: Lane): void {
    const { concurrency, batchSize } = this.settings();
    while (lane.inFlight < concurrency && lane.retries.length < MAX_RETRYING) {
      if (lane.queue.length === 0 && lane.inFlight === 0 && lane.heldBack.length > 0) {
        lane.queue = lane.heldBack;
        lane.heldBack = [];
      }
      if (lane.queue.length === 0) return;
      void this.post(lane, this.batch(lane, lane.queue.splice(0, batchSize)));
    }
  }

  private batch(lane: Lane, changes: Change[]): Batch {
    const entries = new Map<string, { id: string; time?: number; changes: unknown[] }>();
    for (const { wabaId, time, field, value } of changes) {
      const key = time === undefined ? wabaId : `${wabaId} ${time}`;
      let entry = entries.get(key);
      if (!entry) {
        entry = time === undefined ? { id: wabaId, changes: [] } : { id: wabaId, time, changes: [] };
        entries.set(key, entry);
      }
      entry.changes.push({ value, field });
    }
    const body = metaBody({ object: "whatsapp_business_account", entry: [...entries.values()] });
    return { changes, body, signature: metaSignature(body, lane.secret), attempt: 1 };
  }

  private async post(lane: Lane, batch: Batch): Promise<void> {
    lane.inFlight++;
    const startedAt = performance.now();
    let status = 0;
    try {
      const response = await fetch(lane.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "user-agent": "facebookexternalua",
          "x-hub-signature-256": batch.signature,
        },
        body: batch.body,
        redirect: "manual",
        signal: AbortSignal.timeout(this.settings().webhookTimeoutMs),
      });
      status = response.status;
      await response.arrayBuffer();
    } catch {
      status = 0;
    }
    lane.inFlight--;
    this.finished(lane, batch, status, performance.now() - startedAt);
  }

  private finished(lane: Lane, batch: Batch, status: number, latencyMs: number): void {
    for (const change of batch.changes) {
      this.log.add("meta", change.field, change.kind, {
        phone: change.phone,
        business: change.numberId ?? change.wabaId,
        status,
        latencyMs,
        attempt: batch.attempt,
        duplicated: change.copy === true,
        late: change.heldBack === true,
      });
    }
    if (status === 200) for (const change of batch.changes) change.delivered?.();
    else this.retryLater(lane, batch);
    this.pump(lane);
    this.onProgress();
  }

  private retryLater(lane: Lane, batch: Batch): void {
    const { retryFirstMs, retryMaxMs, retryAttempts, speed } = this.settings();
    if (batch.attempt > retryAttempts) {
      this.dropped += batch.changes.length;
      return;
    }
    lane.retries.push(batch);
    const delayMs = Math.min(retryMaxMs, retryFirstMs * 2 ** (batch.attempt - 1)) / speed;
    batch.attempt++;
    this.scheduler.after(delayMs, () => {
      const index = lane.retries.indexOf(batch);
      if (index < 0) return;
      lane.retries.splice(index, 1);
      void this.post(lane, batch);
    });
  }
}
