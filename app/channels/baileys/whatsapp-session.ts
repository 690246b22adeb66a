import type { AnyMessageContent } from "@whiskeysockets/baileys";

/** What the socket does; see whatsapp_session.phase. */
export type SessionPhase = "off" | "connecting" | "waiting-for-scan" | "pairing" | "open" | "backing-off";

/**
 * What became of one message. Only the server's own ack is `acked`: a resolved sendMessage is not.
 * `not-sent`: it certainly did not leave this machine. `unknown`: it may have left; a receipt resolves it.
 */
export type Acknowledgement =
  | { outcome: "acked" }
  /** The server's code, as text ("463"). */
  | { outcome: "nacked"; code: string; detail?: string }
  | { outcome: "not-sent"; why: "not-open" | "stopping" | "file" | "recipient" | "broken"; detail: string }
  | { outcome: "unknown"; detail: string };

export interface SendOrder {
  /** `…@s.whatsapp.net` or `…@lid` */
  readonly to: string;
  readonly content: AnyMessageContent;
  /** See whatsappIdOf: given by us, so that a receipt finds its row whatever happens in between. */
  readonly messageId: string;
  /** WhatsApp's id of the message this one answers. The session looks the message up; unknown ones are quoted by id. */
  readonly quotedId?: string;
}

/** WhatsApp's answer about one number. `jid` is the address to write to: Brazil's ninth digit may be gone from it. */
export type NumberCheck =
  | { readonly known: true; readonly exists: false }
  | { readonly known: true; readonly exists: true; readonly waId: string; readonly lid?: string }
  /** Nobody answered: not linked, or too late. */
  | { readonly known: false; readonly detail: string };

/**
 * One linked number, as its adapter sees it. Implemented by the supervisor, the one place that holds sockets.
 * None of these throws for anything that WhatsApp or the network can do.
 */
export interface WhatsAppSession {
  readonly phase: SessionPhase;
  /** Sends are carried out one after another, in the order of the calls. `signal` gives up: unknown once it has left. */
  send(order: SendOrder, signal?: AbortSignal): Promise<Acknowledgement>;
  /** One number at a time: WhatsApp's answer leaves unregistered ones out and does not echo the question. */
  check(phone: string): Promise<NumberCheck>;
  /** Shows or hides "is writing…". Best effort. */
  typing(to: string, on: boolean): Promise<void>;
}
