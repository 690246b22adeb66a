import type { ChannelKind } from "~/channels/channel";
import type { InboundMessageEvent } from "~/channels/channel-event";
import { considerOptOuts } from "~/features/consent/consider-opt-outs.server";
import { consentChannelOf } from "~/features/consent/core/consent-state";
import type { HeardWish } from "~/features/consent/core/heard-wish";
import { optOutOfMessage } from "~/features/consent/core/opt-out-of-message";
import { afterInbound } from "~/features/inbox/after-inbound.server";
import { considerSurveys, type HeardMessage } from "~/features/inbox/consider-surveys.server";
import { fetchMediaLater } from "~/features/media/fetch-media-later.server";
import { publishConversation } from "~/live/publish-conversation.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { findAnsweredCampaigns } from "./answered-campaigns.sql.server";
import { ContactWent } from "./contact-went";
import { arrivedOf } from "./core/arrived-of";
import { changesOf, type NewMessage } from "./core/conversation-changes";
import { contentOf } from "./core/inbound-bubble";
import { personOf, scopeOf } from "./core/person-of";
import { makeRoom } from "./make-room.sql.server";
import { resolvePeople } from "./resolve-people.server";
import { tellConversations } from "./tell-conversations.server";
import {
  insertMessages,
  type MessageRow,
  type MovedConversation,
  moveConversations,
  openConversations,
} from "./write-inbound.sql.server";
import { markReactions } from "./write-reactions.sql.server";

/** What is needed of the connection that a message came in on. */
export interface InboundConnection {
  id: string;
  kind: ChannelKind;
  wabaId: string | null;
  portfolioId: string | null;
}

export interface Inbound {
  connection: InboundConnection;
  event: InboundMessageEvent;
}

/**
 * Takes in messages of people, from every channel alike: finds or makes the person and the thread, writes the bubble
 * once (a message that is known already does nothing), moves the thread, links the campaign it answers, and hears a
 * stop or start. One of them or thousands, of one company, in the caller's transaction.
 */
export async function receiveInbound(
  tx: CompanyTransaction,
  inbound: readonly Inbound[],
  now: Date,
): Promise<void> {
  if (inbound.length === 0) return;
  const items = await prepare(tx, inbound.map(notInFuture(now)), now);
  await makeRoom(
    tx,
    items.flatMap(({ kind, row }) => (kind === "whatsapp" ? row : [])),
  );
  const fresh = await insertMessages(
    tx,
    items.map(({ row }) => row),
  );
  const arrived = items.filter(({ row }) => fresh.has(row.id));
  const surveys = await considerSurveys(tx, arrived.flatMap(heardOf), now);
  for (const item of arrived) item.settled = surveys.has(item.row.id);
  const moved = await moveConversations(tx, changesOf(arrived));
  await markReactions(
    tx,
    arrived.map(({ row }) => row),
  );
  await fetchMediaLater(
    tx,
    arrived.map(({ row }) => row),
  );
  await considerOptOuts(tx, arrived.flatMap(wishOf), now);
  await afterInbound(tx, arrivedOf(arrived, moved), now);
  await tellConversations(
    tx,
    arrived.map(({ row }) => row),
  );
  tellMoved(tx, moved);
}

const heardOf = ({ event, row }: Item): HeardMessage[] => {
  const { id: messageId, conversationId, text, type, at } = row;
  return event.old ? [] : [{ messageId, conversationId, text, type, at }];
};

/** Opening may take a conversation away from who had it, and a first message places it. */
function tellMoved(tx: CompanyTransaction, moved: readonly MovedConversation[]) {
  for (const { id: conversationId, opened, was, is } of moved) {
    const stays = was.assigneeId === is.assigneeId && was.departmentId === is.departmentId;
    if (opened || !stays)
      publishConversation(tx, { kind: "conversation", conversationId, places: [was, is] });
  }
}

/** A provider's clock ahead of ours would open a window that Meta does not know. */
const notInFuture =
  (now: Date) =>
  ({ connection, event }: Inbound): Inbound => ({
    connection,
    event: event.at > now ? { ...event, at: now } : event,
  });

interface Item extends NewMessage, Inbound {
  row: MessageRow;
}

async function prepare(tx: CompanyTransaction, inbound: Inbound[], now: Date): Promise<Item[]> {
  const { threads, conversations } = await openThreads(tx, inbound, now);
  const campaigns = await findAnsweredCampaigns(
    tx,
    inbound.map(({ event }, at) => ({
      ...threads[at]!,
      contextMessageId: event.contextMessageId,
      at: event.at,
    })),
  );
  return inbound.map(({ connection, event }, at) => {
    const { connectionId, contactId } = threads[at]!;
    // What was said before the link was answered on the phone, whatever it asked for.
    const optOut = event.old ? undefined : optOutOfMessage(event, connection.kind);
    return {
      kind: connection.kind,
      connection,
      event,
      optOut,
      row: {
        id: Bun.randomUUIDv7(),
        conversationId: conversations.get(`${connectionId} ${contactId}`)!,
        connectionId,
        contactId,
        direction: "in",
        author: "customer",
        providerId: event.providerMessageId,
        campaignId: campaigns[at] ?? null,
        type: event.type,
        text: event.text,
        content: contentOf(event),
        replyToId: event.contextMessageId ?? null,
        at: event.at,
        ...(event.old && { old: true }),
      },
    };
  });
}

/** Whose thread each one is of. Of somebody whose contact is merged into another's just now it is asked once more. */
async function openThreads(tx: CompanyTransaction, inbound: Inbound[], now: Date, tries = 2) {
  const contactIds = await contactsOf(tx, inbound, now);
  const threads = inbound.map(({ connection }, at) => ({
    connectionId: connection.id,
    contactId: contactIds[at]!,
  }));
  try {
    return { threads, conversations: await openConversations(tx, threads) };
  } catch (error) {
    if (!(error instanceof ContactWent) || tries <= 1) throw error;
    return openThreads(tx, inbound, now, tries - 1);
  }
}

/** People are looked up per channel: having heard from them says that they are there. */
async function contactsOf(tx: CompanyTransaction, inbound: Inbound[], now: Date): Promise<string[]> {
  const contactIds: string[] = [];
  for (const channel of ["whatsapp", "sms"] as const) {
    const places = [...inbound.keys()].filter(
      (at) => consentChannelOf(inbound[at]!.connection.kind) === channel,
    );
    if (places.length === 0) continue;
    const people = places.map((at) => {
      const { connection, event } = inbound[at]!;
      return { ...personOf(event.from, scopeOf(connection)), profileName: event.profileName };
    });
    const found = await resolvePeople(tx, channel, people, now);
    for (const [n, at] of places.entries()) contactIds[at] = found[n]!;
  }
  return contactIds;
}

function wishOf({ connection, event, optOut, row }: Item): HeardWish[] {
  if (!optOut) return [];
  return [
    {
      ...optOut,
      contactId: row.contactId,
      conversationId: row.conversationId,
      connectionId: connection.id,
      kind: connection.kind,
      from: event.from,
      messageId: row.id,
      at: row.at,
    },
  ];
}
