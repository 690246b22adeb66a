import { createHmac } from "node:crypto";

export interface Mix {
  phoneNumberId: string;
  wabaId: string;
  /** Ids of messages that were accepted: each gets sent, delivered and read. */
  outgoingIds: string[];
  /** Digits of people who write, one message for every three statuses. */
  people: string[];
  secret: string;
  seed: number;
}

export interface Made {
  /** Whole HTTP requests, ready for the wire. */
  requests: Buffer[];
  /** In each request. */
  events: number[];
  total: number;
}

const STATUSES = ["sent", "delivered", "read"] as const;
const DUPLICATES = 0.05;
const OUT_OF_ORDER = 0.05;
const MOST_PER_BATCH = 50;

/**
 * Signed webhooks as Meta makes them: statuses and messages 3:1, 5 % told twice, 5 % out of order, 1 to 50 in a batch, small ones
 * as often as large ones are rare (log-uniform; Meta promises no batching).
 * Deterministic by seed.
 */
export function makeWebhooks(mix: Mix): Made {
  const random = seeded(mix.seed);
  const events = shuffleSome(doubled(storyOf(mix), random), random);
  const made: Made = { requests: [], events: [], total: events.length };
  for (let at = 0; at < events.length; ) {
    const size = Math.floor((MOST_PER_BATCH + 1) ** random());
    const batch = events.slice(at, at + size);
    made.requests.push(requestOf(mix, batch));
    made.events.push(batch.length);
    at += size;
  }
  return made;
}

type Event = { status: object } | { message: object };

function storyOf({ outgoingIds, people, seed }: Mix): Event[] {
  const start = Math.floor(Date.now() / 1000) - 600;
  return outgoingIds.flatMap((id, n) => {
    const from = people[n % people.length]!;
    const statuses = STATUSES.map((status, step) => ({
      status: {
        id: `wamid.HBgN${id}`,
        status,
        timestamp: String(start + step),
        recipient_id: from,
        biz_opaque_callback_data: id,
        ...(status !== "read" && {
          pricing: { billable: true, pricing_model: "PMP", category: "marketing", type: "regular" },
        }),
      },
    }));
    const message = {
      from,
      id: `wamid.IN${seed}.${n}`,
      timestamp: String(start + 5),
      type: "text",
      text: { body: "Oi! Vi a mensagem de vocês, queria saber se ainda tem na cor azul." },
    };
    return [...statuses, { message }];
  });
}

function doubled(events: Event[], random: () => number): Event[] {
  return events.flatMap((event) => (random() < DUPLICATES ? [event, event] : [event]));
}

/** Moves some events up to two hundred places back: into another batch. */
function shuffleSome(events: Event[], random: () => number): Event[] {
  for (let at = 0; at < events.length; at += 1) {
    if (random() >= OUT_OF_ORDER) continue;
    const other = Math.min(events.length - 1, at + Math.floor(random() * 200));
    [events[at], events[other]] = [events[other]!, events[at]!];
  }
  return events;
}

function requestOf({ phoneNumberId, wabaId, secret }: Mix, batch: Event[]): Buffer {
  const metadata = { display_phone_number: "551130001000", phone_number_id: phoneNumberId };
  const statuses = batch.flatMap((one) => ("status" in one ? [one.status] : []));
  const messages = batch.flatMap((one) => ("message" in one ? [one.message] : []));
  const value = {
    messaging_product: "whatsapp",
    metadata,
    ...(statuses.length > 0 && { statuses }),
    ...(messages.length > 0 && { messages }),
  };
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: wabaId, changes: [{ field: "messages", value }] }],
  }).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return Buffer.from(
    `POST /api/v1/webhooks/meta HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nx-hub-signature-256: sha256=${signature}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
}

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
