import type { ChannelKind } from "~/channels/channel";
import type { InboundMessageEvent } from "~/channels/channel-event";
import type { OptOut } from "~/features/consent/core/opt-out-of-message";
import { conversationEffect } from "./inbound-bubble";

/** All that one batch does to one conversation; see ConversationEffect. */
export interface ConversationChange {
  id: string;
  lastMessageAt: Date;
  lastMessageId: string;
  lastType: string;
  preview: string;
  /** The campaign that the latest of them answers. */
  campaignId: string | null;
  lastInboundAt: Date;
  windowUntil: Date | null;
  freeEntryUntil: Date | null;
  unread: number;
  /** The earliest message that asks for an answer. */
  asksAt: Date | null;
}

export interface NewMessage {
  kind: ChannelKind;
  event: InboundMessageEvent;
  optOut?: OptOut;
  /** It answers a question of ours that asks for nothing more. */
  settled?: boolean;
  row: { id: string; conversationId: string; campaignId?: string | null };
}

/** What a batch of new messages does to each conversation, whatever their order. */
export function changesOf(items: readonly NewMessage[]): ConversationChange[] {
  const changes = new Map<string, ConversationChange>();
  for (const { kind, event, optOut, settled, row } of items) {
    const effect = conversationEffect(event, kind, settled === true || optOut !== undefined);
    const change: ConversationChange = {
      id: row.conversationId,
      lastMessageAt: effect.at,
      lastMessageId: row.id,
      lastType: event.type,
      campaignId: row.campaignId ?? null,
      preview: effect.preview,
      lastInboundAt: effect.at,
      windowUntil: effect.windowUntil,
      freeEntryUntil: effect.freeEntryUntil,
      unread: effect.counts ? 1 : 0,
      asksAt: effect.asks ? effect.at : null,
    };
    const known = changes.get(row.conversationId);
    changes.set(row.conversationId, known ? joined(known, change) : change);
  }
  return [...changes.values()];
}

function joined(one: ConversationChange, other: ConversationChange): ConversationChange {
  const [older, newer] = other.lastMessageAt >= one.lastMessageAt ? [one, other] : [other, one];
  return {
    id: one.id,
    lastMessageAt: newer.lastMessageAt,
    lastMessageId: newer.lastMessageId,
    lastType: newer.lastType,
    preview: newer.preview,
    campaignId: newer.campaignId ?? older.campaignId,
    lastInboundAt: newer.lastInboundAt,
    windowUntil: latest(one.windowUntil, other.windowUntil),
    freeEntryUntil: latest(one.freeEntryUntil, other.freeEntryUntil),
    unread: one.unread + other.unread,
    asksAt: one.asksAt && other.asksAt ? earliest(one.asksAt, other.asksAt) : (one.asksAt ?? other.asksAt),
  };
}

const latest = (one: Date | null, other: Date | null) =>
  one && other ? (one > other ? one : other) : (one ?? other);
const earliest = (one: Date, other: Date) => (one < other ? one : other);
