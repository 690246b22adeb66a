import type { BinaryNode, WAMessage } from "@whiskeysockets/baileys";
import type { Acknowledgement, SendOrder } from "~/channels/baileys/whatsapp-session";
import { quotedMessage } from "~/features/whatsapp/quoted-message.server";
import type { OwnedSession } from "~/features/whatsapp/session-ownership.sql.server";
import type { OpenSocket } from "./open-socket";

/** The server answers in well under a second; past this the outcome is unknown. */
const ACK_MS = 30_000;

export interface Sender {
  send(order: SendOrder, signal?: AbortSignal): Promise<Acknowledgement>;
  /** The server's answer to a message. */
  acked(node: BinaryNode): void;
  /**
   * Something of the message that is being sent may leave from now on.
   * @throws Error when it was given up before: then nothing of it leaves any more
   */
  enciphered(): void;
  /** The socket has closed: nothing more comes for what is under way. */
  closed(): void;
}

interface InFlight {
  id: string;
  left: boolean;
  /** Its lane has its answer and may let somebody else send it. */
  settled: boolean;
  settle(outcome: Acknowledgement): void;
}

const notSent = (
  why: Extract<Acknowledgement, { outcome: "not-sent" }>["why"],
  detail: string,
): Acknowledgement => ({ outcome: "not-sent", why, detail });
const unknown = (detail: string): Acknowledgement => ({ outcome: "unknown", detail });
const carriesFile = ({ content }: SendOrder) =>
  ["image", "video", "audio", "document", "sticker"].some((kind) => kind in content);

/**
 * Sends one message at a time, so that a death leaves one unknown at most. Sent is what the server has acknowledged.
 * @param opened the socket while it is open
 */
export function createSender(owned: OwnedSession, opened: () => OpenSocket | undefined): Sender {
  let queue: Promise<unknown> = Promise.resolve();
  let current: InFlight | undefined;

  function begin(order: SendOrder, signal: AbortSignal | undefined, free: () => void) {
    const open = opened();
    if (open && !signal?.aborted) return perform(open, order, signal, free);
    free();
    return open
      ? notSent("stopping", "Given up before its turn")
      : notSent("not-open", "The number is not linked to WhatsApp right now");
  }

  async function perform(
    open: OpenSocket,
    order: SendOrder,
    signal: AbortSignal | undefined,
    free: () => void,
  ): Promise<Acknowledgement> {
    const { promise, resolve } = Promise.withResolvers<Acknowledgement>();
    const mine: InFlight = {
      id: order.messageId,
      left: false,
      settled: false,
      settle(outcome) {
        mine.settled = true;
        resolve(outcome);
      },
    };
    const { settle } = mine;
    current = mine;
    const late = setTimeout(() => settle(unknown("WhatsApp did not answer in time")), ACK_MS * 7);
    let answerBy: ReturnType<typeof setTimeout> | undefined;
    const giveUp = () => settle(unknown("Given up while it was being sent"));
    signal?.addEventListener("abort", giveUp);
    const relayed = relay(open, order).then(
      () => {
        answerBy = setTimeout(() => settle(unknown("WhatsApp did not answer in time")), ACK_MS);
      },
      (error) => {
        if (mine.left) settle(unknown(`The connection fell while sending: ${String(error)}`));
        else if (opened() !== open) settle(notSent("not-open", String(error)));
        else settle(notSent(carriesFile(order) ? "file" : "broken", String(error)));
      },
    );
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      clearTimeout(answerBy);
      signal?.removeEventListener("abort", giveUp);
      // The next one begins when nothing of this one is under way any more.
      void Promise.race([relayed, open.closed]).then(() => {
        clearTimeout(answerBy);
        if (current === mine) current = undefined;
        free();
      });
    }
  }

  async function relay(open: OpenSocket, { to, content, messageId, quotedId }: SendOrder) {
    const quoted = quotedId ? await quotedMessage(owned.ctx, owned.connectionId, to, quotedId) : undefined;
    open.sent.begin(messageId);
    await open.sock.sendMessage(to, content, {
      messageId,
      ...(quoted && { quoted: quoted as WAMessage }),
    });
  }

  return {
    send(order, signal) {
      const { promise: freed, resolve: free } = Promise.withResolvers<void>();
      const answer = queue.then(() => begin(order, signal, free));
      queue = freed;
      return answer;
    },
    acked({ attrs }) {
      if (!current || current.id !== attrs.id) return;
      current.settle(attrs.error ? { outcome: "nacked", code: attrs.error } : { outcome: "acked" });
    },
    enciphered() {
      if (!current) return;
      if (current.settled && !current.left) throw new Error("Given up before it left");
      current.left = true;
    },
    closed() {
      current?.settle(
        current.left
          ? unknown("The connection fell before WhatsApp answered")
          : notSent("not-open", "The connection fell before it left"),
      );
    },
  };
}
