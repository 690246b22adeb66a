import type {
  Acknowledgement,
  SendOrder,
  SessionPhase,
  WhatsAppSession,
} from "~/channels/baileys/whatsapp-session";

type Script = (
  order: SendOrder,
  signal: AbortSignal | undefined,
) => Acknowledgement | Promise<Acknowledgement>;

/** A session that does what a test says, without a socket. It keeps the promises of WhatsAppSession. */
export class ScriptedSession implements WhatsAppSession {
  phase: SessionPhase = "open";
  readonly orders: SendOrder[] = [];
  script: Script = () => ({ outcome: "acked" });

  async send(order: SendOrder, signal?: AbortSignal): Promise<Acknowledgement> {
    if (this.phase !== "open")
      return { outcome: "not-sent", why: "not-open", detail: `The session is ${this.phase}` };
    this.orders.push(order);
    return this.script(order, signal);
  }

  async check() {
    return { known: false, detail: "not asked" } as const;
  }

  async typing() {}
}

/** Never acks: unknown when the caller gives up. */
export const untilGivenUp: Script = (_order, signal) =>
  new Promise((resolve) => {
    const give = () => resolve({ outcome: "unknown", detail: "No ack in time" });
    if (!signal || signal.aborted) give();
    else signal.addEventListener("abort", give, { once: true });
  });
