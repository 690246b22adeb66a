import type { WhatsAppSession } from "~/channels/baileys/whatsapp-session";
import { appProcess } from "~/platform/app-process.server";

declare module "~/platform/app-process.server" {
  // Said here and not there: the platform knows no channels.
  interface AppProcess {
    /** Numbers linked by QR whose socket this process holds, by connection. Kept by the session supervisor. */
    readonly whatsappSessions?: ReadonlyMap<string, WhatsAppSession>;
  }
}

const session = (connectionId: string) => appProcess().whatsappSessions?.get(connectionId);
const notHeld = "This process does not hold the number's socket";

/** True while this process holds the number's socket and it is open: only then may its lane send. */
export const isSessionOpen = (connectionId: string): boolean => session(connectionId)?.phase === "open";

/** The session of a number as this process holds it at each moment: a socket that is opened anew is another object. */
export function heldSession(connectionId: string): WhatsAppSession {
  return {
    get phase() {
      return session(connectionId)?.phase ?? "off";
    },
    send: async (order, signal) =>
      session(connectionId)?.send(order, signal) ?? { outcome: "not-sent", why: "not-open", detail: notHeld },
    check: async (phone) => session(connectionId)?.check(phone) ?? { known: false, detail: notHeld },
    typing: async (to, on) => session(connectionId)?.typing(to, on),
  };
}
