import type { Channel, OpenConnection, OutboundMessage, SendResult } from "../channel";
import { notSupported } from "../not-supported";
import { contentOf } from "./content-of";
import { classifyWhatsAppCode } from "./error-codes";
import { jidOfAddress } from "./jid-of-address";
import { whatsappIdOf } from "./message-id";
import type { Acknowledgement } from "./whatsapp-session";

/** WhatsApp cuts nothing shorter than this. */
const MOST_TEXT = 65_536;
const MOST_DETAIL = 300;

/** The server acks in well under a second, and a file must be uploaded first; past this the outcome is unknown. */
const TIMEOUTS_MS = { message: 30_000, file: 180_000 };

const refused = (code: string, detail: string): Extract<SendResult, { outcome: "refused" }> => ({
  outcome: "refused",
  ...classifyWhatsAppCode(code),
  code,
  detail: detail.slice(0, MOST_DETAIL),
});

const unreachable: SendResult = {
  outcome: "refused",
  reason: "invalid-number",
  scope: "recipient",
  retry: { kind: "never" },
  code: "no-address",
  detail: "The address has neither phone, WhatsApp id nor LID",
};

const aborted: SendResult = { ...refused("stopping", "Stopped before the message left"), code: "aborted" };

function resultOf(acknowledged: Acknowledgement, providerId: string): SendResult {
  switch (acknowledged.outcome) {
    case "acked":
      return { outcome: "accepted", providerId };
    case "nacked":
      return refused(acknowledged.code, acknowledged.detail ?? `WhatsApp refused with ${acknowledged.code}`);
    case "not-sent":
      return refused(acknowledged.why, acknowledged.detail);
    case "unknown":
      return { outcome: "unknown", detail: acknowledged.detail.slice(0, MOST_DETAIL) };
  }
}

/**
 * WhatsApp by QR, through the session that holds the number's socket. The message's id is made from our own, so that
 * every receipt names its row. Accepted means acked by WhatsApp's server.
 */
export function createBaileysChannel(timeoutsMs = TIMEOUTS_MS): Channel {
  async function send(
    message: OutboundMessage,
    connection: OpenConnection,
    signal?: AbortSignal,
  ): Promise<SendResult> {
    if (connection.kind !== "whatsapp")
      throw new Error(`WhatsApp channel got a ${connection.kind} connection`);
    const to = jidOfAddress(message.to);
    if (to === undefined) return unreachable;
    if (signal?.aborted) return aborted;
    const { session, openFile } = connection;
    const built = await contentOf(message.content, { to, openFile });
    if (!built.ok) return built.why === "way" ? notSupported(built.detail) : refused("file", built.detail);
    const messageId = whatsappIdOf(message.id);
    const timeout = AbortSignal.timeout(timeoutsMs[message.content.type === "media" ? "file" : "message"]);
    const acknowledged = await session.send(
      { to, content: built.content, messageId, ...(message.replyTo && { quotedId: message.replyTo }) },
      signal ? AbortSignal.any([signal, timeout]) : timeout,
    );
    return resultOf(acknowledged, messageId);
  }
  return {
    kind: "whatsapp",
    can: {
      templates: false,
      freeText: true,
      media: true,
      reportsDelivered: true,
      reportsRead: true,
      serviceWindow: false,
      maxTextLength: MOST_TEXT,
      replies: true,
      reactions: true,
      locations: true,
      voice: true,
      edits: true,
      deletes: true,
      typing: true,
    },
    send,
  };
}

export const baileysChannel: Channel = createBaileysChannel();
