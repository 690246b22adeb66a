import { createBaileysChannel } from "~/channels/baileys/baileys-channel";
import { whatsappIdOf } from "~/channels/baileys/message-id";
import type { Acknowledgement } from "~/channels/baileys/whatsapp-session";
import type { OpenConnection } from "~/channels/channel";
import { type ChannelWorld, OUTGOING_ID, type Scene } from "../channel-suite";
import { ScriptedSession, untilGivenUp } from "../stub/scripted-session";

const ANSWERS: Partial<Record<Scene, Acknowledgement>> = {
  accepts: { outcome: "acked" },
  "says-token-dead": { outcome: "nacked", code: "401" },
  "says-too-fast": { outcome: "nacked", code: "429" },
  "says-something-new": { outcome: "nacked", code: "999" },
  "says-too-much": { outcome: "nacked", code: "999", detail: "x".repeat(100_000) },
  drops: { outcome: "unknown", detail: "The socket fell before the ack" },
};

/** WhatsApp by QR over a session without a socket: what the adapter itself makes of each answer. */
export function scriptedWorld(timeoutMs: number): ChannelWorld {
  let session = new ScriptedSession();
  const over = (one: ScriptedSession): OpenConnection => ({
    id: "c3",
    kind: "whatsapp",
    session: one,
    openFile: async () => undefined,
  });
  return {
    name: "whatsapp",
    channel: createBaileysChannel({ message: timeoutMs, file: timeoutMs }),
    open: async () => {},
    close: async () => {},
    connection() {
      session = new ScriptedSession();
      return over(session);
    },
    unreachable() {
      const closed = new ScriptedSession();
      closed.phase = "backing-off";
      return over(closed);
    },
    scenes: [...(Object.keys(ANSWERS) as Scene[]), "hangs"],
    play(scene, onArrival) {
      const answer = ANSWERS[scene];
      session.script = (order, signal) => {
        onArrival?.();
        return answer ?? untilGivenUp(order, signal);
      };
    },
    arrived: () => session.orders.length,
    seen: () => JSON.stringify(session.orders),
    idInside: whatsappIdOf(OUTGOING_ID),
    secret: "no secret passes the adapter",
  };
}
