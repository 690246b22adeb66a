import { Ring } from "../state/ring";

export interface WebhookLogEntry {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  carrier: "meta" | "twilio";
  field: string;
  kind: string;
  phone?: string;
  /** Whom it was told: a phone number id, a business account's id or an SMS sender's phone. */
  business?: string;
  /** The receiver's HTTP status; 0 = no answer. */
  status: number;
  latencyMs: number;
  attempt: number;
  /** Sent a second time on purpose. */
  duplicated: boolean;
  /** Held back on purpose. */
  late: boolean;
}

/** The newest webhook deliveries, for "O que a Meta de mentira avisou". */
export class WebhookLog {
  private ring = new Ring<WebhookLogEntry>(1000);
  private lastId = 0;

  constructor(
    private readonly now: () => number,
    private readonly onEntry: (entry: WebhookLogEntry) => void,
  ) {}

  add(
    carrier: WebhookLogEntry["carrier"],
    field: string,
    kind: string,
    rest: Omit<WebhookLogEntry, "id" | "at" | "carrier" | "field" | "kind">,
  ): void {
    this.lastId++;
    const entry = { id: this.lastId, at: this.now(), carrier, field, kind, ...rest };
    entry.latencyMs = Math.round(rest.latencyMs * 10) / 10;
    this.ring.push(entry);
    this.onEntry(entry);
  }

  /** Newest first. */
  list(limit: number, carrier?: string, businesses?: string[]): WebhookLogEntry[] {
    const wanted = (entry: WebhookLogEntry) =>
      (!carrier || entry.carrier === carrier) && (!businesses || businesses.includes(entry.business ?? ""));
    return this.ring.toArray().reverse().filter(wanted).slice(0, limit);
  }

  clear(): void {
    this.ring = new Ring<WebhookLogEntry>(1000);
  }
}
