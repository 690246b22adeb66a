import type {
  Acknowledgement,
  NumberCheck,
  SendOrder,
  SessionPhase,
  WhatsAppSession,
} from "~/channels/baileys/whatsapp-session";

/** A session without a socket: it says what a test wants, and remembers what it was asked. */
export interface ScriptedSession extends WhatsAppSession {
  phase: SessionPhase;
  readonly sent: SendOrder[];
  readonly asked: string[];
  readonly typed: { to: string; on: boolean }[];
  /** The most sends at once so far. */
  readonly mostAtOnce: number;
  answer: (order: SendOrder) => Acknowledgement | Promise<Acknowledgement>;
  check: (phone: string) => Promise<NumberCheck>;
}

export function aScriptedSession(): ScriptedSession {
  let atOnce = 0;
  let most = 0;
  const session: ScriptedSession = {
    phase: "open",
    sent: [],
    asked: [],
    typed: [],
    get mostAtOnce() {
      return most;
    },
    answer: () => ({ outcome: "acked" }),
    async send(order) {
      session.sent.push(order);
      atOnce += 1;
      most = Math.max(most, atOnce);
      try {
        return await session.answer(order);
      } finally {
        atOnce -= 1;
      }
    },
    async check(phone) {
      session.asked.push(phone);
      return { known: true, exists: true, waId: phone.slice(1) };
    },
    async typing(to, on) {
      session.typed.push({ to, on });
    },
  };
  return session;
}
