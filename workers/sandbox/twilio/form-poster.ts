import type { Settings } from "../settings";
import { type Random, randomFrom } from "../state/random";
import type { Scheduler } from "../state/scheduler";
import { twilioSignature } from "../webhooks/sign";
import type { WebhookLog } from "../webhooks/webhook-log";

export interface FormPost {
  url: string;
  params: Record<string, string>;
  authToken: string;
  field: "status" | "sms";
  kind: string;
  phone: string;
  copy?: boolean;
  late?: boolean;
  delivered?: () => void;
}

const MAX_QUEUED = 200_000;
const IN_FLIGHT = 16;

/**
 * Twilio's calls to us: one signed form per event. Those to one address go one after another unless reordering is
 * asked for. Twilio does not repeat a failed call; neither does this.
 */
export class FormPoster {
  private lanes = new Map<string, FormPost[]>();
  private busy = new Set<string>();
  private heldBack: FormPost[] = [];
  private queued = 0;
  private dice: Random;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly settings: () => Settings,
    private readonly log: WebhookLog,
    private readonly onProgress: () => void,
  ) {
    this.dice = randomFrom(`${settings().seed} forms`);
  }

  get idle(): boolean {
    return this.queued === 0 && this.busy.size === 0 && this.heldBack.length === 0;
  }

  reset(): void {
    this.lanes.clear();
    this.heldBack = [];
    this.queued = 0;
    this.dice = randomFrom(`${this.settings().seed} forms`);
  }

  add(post: FormPost): void {
    if (this.queued >= MAX_QUEUED) return;
    const { duplicatePercent, reorderPercent } = this.settings();
    if (reorderPercent > 0 && this.dice.chance(reorderPercent)) this.heldBack.push({ ...post, late: true });
    else this.enqueue(post);
    if (duplicatePercent > 0 && this.dice.chance(duplicatePercent)) {
      this.heldBack.push({ ...post, copy: true, delivered: undefined });
    }
    this.scheduler.after(0, () => this.pump());
  }

  private enqueue(post: FormPost): void {
    const lane = post.url;
    const queue = this.lanes.get(lane);
    if (queue) queue.push(post);
    else this.lanes.set(lane, [post]);
    this.queued++;
  }

  private pump(): void {
    if (this.queued === 0 && this.busy.size === 0 && this.heldBack.length > 0) {
      for (const post of this.heldBack.splice(0)) this.enqueue(post);
    }
    for (const [lane, queue] of this.lanes) {
      if (this.busy.size >= IN_FLIGHT) return;
      if (this.busy.has(lane)) continue;
      const post = queue.shift();
      if (queue.length === 0) this.lanes.delete(lane);
      if (!post) continue;
      this.queued--;
      this.busy.add(lane);
      void this.post(post).then(() => {
        this.busy.delete(lane);
        this.pump();
        this.onProgress();
      });
    }
  }

  private async post(post: FormPost): Promise<void> {
    const startedAt = performance.now();
    let status = 0;
    try {
      const response = await fetch(post.url, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
          "user-agent": "TwilioProxy/1.1",
          "x-twilio-signature": twilioSignature(post.url, post.params, post.authToken),
        },
        body: new URLSearchParams(post.params).toString(),
        redirect: "manual",
        signal: AbortSignal.timeout(this.settings().webhookTimeoutMs),
      });
      status = response.status;
      await response.arrayBuffer();
    } catch {
      status = 0;
    }
    this.log.add("twilio", post.field, post.kind, {
      phone: post.phone,
      business: post.field === "sms" ? post.params.To : post.params.From,
      status,
      latencyMs: performance.now() - startedAt,
      attempt: 1,
      duplicated: post.copy === true,
      late: post.late === true,
    });
    if (status >= 200 && status < 300) post.delivered?.();
  }
}
