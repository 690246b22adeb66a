import type { Channel, OpenConnection, OutboundMessage, SendResult } from "../channel";
import { classifySendFailure } from "../classify-send-failure";
import { notSupported } from "../not-supported";
import { sharedDeadline } from "../shared-deadline";
import { classifySendAnswer } from "./classify-send-answer";
import { giveFile } from "./give-file";
import { buildSendBody } from "./send-body";

/** Meta answers a send in well under a second; past this we stop waiting and the outcome is unknown. */
const TIMEOUT_MS = 20_000;

type MetaConnection = Extract<OpenConnection, { kind: "meta" }>;
interface Prepared {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** URL and headers are the same for every message of a connection: made once, dropped with the opened secrets. */
const prepared = new WeakMap<MetaConnection, Prepared>();

function prepare(connection: MetaConnection): Prepared {
  const found = prepared.get(connection);
  if (found) return found;
  const { phoneNumberId, token } = connection.credentials;
  const made: Prepared = {
    url: `${connection.baseUrl.replace(/\/$/, "")}/${connection.apiVersion}/${phoneNumberId}/messages`,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  };
  prepared.set(connection, made);
  return made;
}

const MISSING: Record<"recipient" | "file", SendResult> = {
  recipient: {
    outcome: "refused",
    reason: "invalid-number",
    scope: "recipient",
    retry: { kind: "never" },
    code: "no-address",
    detail: "The address has neither phone, WhatsApp id nor user id",
  },
  file: {
    outcome: "refused",
    reason: "media",
    scope: "recipient",
    retry: { kind: "never" },
    code: "no-link",
    detail: "Meta takes a file by its own id or from a link",
  },
};

const notStarted: SendResult = {
  outcome: "refused",
  reason: "transient",
  scope: "number",
  retry: { kind: "delay", seconds: 0, attempts: 1 },
  code: "aborted",
  detail: "Stopped before the request left",
};

/**
 * WhatsApp Cloud API. A file of ours is given to Meta first; then `POST /{version}/{phone number id}/messages` over kept-alive connections.
 * A connection object must not change its token after its first send: open it anew.
 */
export function createMetaChannel(timeoutMs = TIMEOUT_MS): Channel {
  async function send(
    message: OutboundMessage,
    connection: OpenConnection,
    signal?: AbortSignal,
  ): Promise<SendResult> {
    if (connection.kind !== "meta") throw new Error(`Meta channel got a ${connection.kind} connection`);
    let ready = message;
    if (message.content.type === "media") {
      const file = await giveFile(message.content, connection);
      if (!file.ok) return file.result;
      ready = { ...message, content: file.content };
    }
    const body = buildSendBody(ready);
    if (typeof body !== "string") {
      return body.missing === "way" ? notSupported(message.content.type) : MISSING[body.missing];
    }
    if (signal?.aborted) return notStarted;
    const { url, headers } = prepare(connection);
    const timeout = sharedDeadline(timeoutMs);
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers,
        body,
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      // text + JSON.parse is a third cheaper than answer.json() in Bun 1.4, and keeps what was not JSON.
      return classifySendAnswer(answer.status, answer.headers.get("retry-after"), await answer.text());
    } catch (error) {
      return classifySendFailure(error);
    }
  }
  return {
    kind: "meta",
    can: {
      templates: true,
      freeText: true,
      media: true,
      reportsDelivered: true,
      reportsRead: true,
      serviceWindow: true,
      maxTextLength: 4096,
      replies: true,
      reactions: true,
      locations: true,
      voice: true,
      edits: false,
      deletes: false,
      typing: true,
    },
    send,
  };
}

export const metaChannel: Channel = createMetaChannel();
