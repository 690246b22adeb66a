import type { WebhookLogEntry } from "../webhooks/webhook-log";

/** What the page and tests can listen to. Small facts; whoever wants more asks for it. */
export type SandboxEvent =
  | { type: "accepted"; channel: "whatsapp" | "sms"; phone: string; id: string; outgoingId?: string }
  | { type: "refused"; channel: "whatsapp" | "sms"; phone: string; code: number }
  | { type: "status"; channel: "whatsapp" | "sms"; phone: string; id: string; status: string; code?: number }
  | { type: "inbound"; channel: "whatsapp" | "sms"; phone: string; id: string; kind: string }
  | { type: "webhook"; entry: WebhookLogEntry }
  /** A number linked by QR: paired, log-in, closed, unlinked, refused. `owner` is its digits. */
  | { type: "whatsapp"; what: string; owner: string }
  | { type: "settings" }
  | { type: "reset" };

type Listener = (event: SandboxEvent) => void;

export class EventBus {
  private listeners = new Set<Listener>();

  get listening(): boolean {
    return this.listeners.size > 0;
  }

  on(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: SandboxEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** Resolves with the next event that `wanted` accepts; rejects after `timeoutMs`. */
  waitFor(wanted: (event: SandboxEvent) => boolean, timeoutMs: number): Promise<SandboxEvent> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        off();
        reject(new Error(`sandbox: nothing matched within ${timeoutMs} ms`));
      }, timeoutMs);
      const off = this.on((event) => {
        if (!wanted(event)) return;
        clearTimeout(timer);
        off();
        resolve(event);
      });
    });
  }
}
