import type { Channel, OpenConnection, OutboundMessage, SendResult } from "../channel";
import { classifySendFailure } from "../classify-send-failure";
import { sharedDeadline } from "../shared-deadline";
import { classifySendAnswer } from "./classify-send-answer";
import { buildSendForm } from "./send-form";

/** Past this we stop waiting and the outcome is unknown. */
const TIMEOUT_MS = 20_000;

type SmsConnection = Extract<OpenConnection, { kind: "sms" }>;
interface Prepared {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** URL and headers are the same for every message of a connection: made once, dropped with the opened secrets. */
const prepared = new WeakMap<SmsConnection, Prepared>();

function prepare(connection: SmsConnection): Prepared {
  const found = prepared.get(connection);
  if (found) return found;
  const { accountSid, authToken } = connection.credentials;
  const made: Prepared = {
    url: `${connection.baseUrl.replace(/\/$/, "")}/2010-04-01/Accounts/${accountSid}/Messages.json`,
    headers: {
      authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
  };
  prepared.set(connection, made);
  return made;
}

const notStarted: SendResult = {
  outcome: "refused",
  reason: "transient",
  scope: "number",
  retry: { kind: "delay", seconds: 0, attempts: 1 },
  code: "aborted",
  detail: "Stopped before the request left",
};

/** Twilio fetches files: one of our store goes by an address of ours. */
function withLink(message: OutboundMessage, linkTo?: (storedId: string) => string): OutboundMessage {
  const { content } = message;
  if (content.type !== "media" || content.link || !content.storedId || !linkTo) return message;
  return { ...message, content: { ...content, link: linkTo(content.storedId) } };
}

/**
 * SMS by Twilio. `POST /2010-04-01/Accounts/{sid}/Messages.json`, with our outgoing id in the status callback's URL.
 * A connection object must not change its token after its first send: open it anew.
 */
export function createTwilioChannel(timeoutMs = TIMEOUT_MS): Channel {
  async function send(
    message: OutboundMessage,
    connection: OpenConnection,
    signal?: AbortSignal,
  ): Promise<SendResult> {
    if (connection.kind !== "sms") throw new Error(`SMS channel got a ${connection.kind} connection`);
    const ready = withLink(message, connection.linkTo);
    const form = buildSendForm(ready, connection.credentials, connection.statusCallbackUrl);
    if (!(form instanceof URLSearchParams)) return form;
    if (signal?.aborted) return notStarted;
    const { url, headers } = prepare(connection);
    const timeout = sharedDeadline(timeoutMs);
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers,
        body: form.toString(),
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      return classifySendAnswer(answer.status, answer.headers.get("retry-after"), await answer.text());
    } catch (error) {
      return classifySendFailure(error);
    }
  }
  return {
    kind: "sms",
    can: {
      templates: false,
      freeText: true,
      media: true,
      reportsDelivered: true,
      reportsRead: false,
      serviceWindow: false,
      maxTextLength: 1600,
      replies: false,
      reactions: false,
      locations: false,
      voice: false,
      edits: false,
      deletes: false,
      typing: false,
    },
    send,
  };
}

export const twilioChannel: Channel = createTwilioChannel();
