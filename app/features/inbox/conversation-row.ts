import type { ChannelKind } from "~/channels/channel";

/** One row of the list. Moments are ISO text, so that it is the same on the server, in JSON and in the store. */
export interface ConversationRow {
  id: string;
  contactId: string;
  /** Empty when nobody knows it: show the phone. */
  name: string;
  /** E.164; missing for people known by a hidden id only. */
  phone: string | null;
  connectionId: string;
  channel: ChannelKind;
  state: "open" | "done" | "snoozed";
  snoozedUntil: string | null;
  lastMessageAt: string;
  /** Beginning of the last message; empty when it has no words (see lastType). */
  preview: string;
  /** Kind of the last message, as of message.type. */
  lastType: string | null;
  lastAuthor: "customer" | "member" | "campaign" | "phone" | "persona" | "system" | null;
  /** State of the last message when it is ours (as of outgoing.state); null for others. */
  lastState: string | null;
  /** Why it failed: a provider's code or a reason of ours. */
  lastWhy: string | null;
  /** For this reader. */
  unread: number;
  unansweredSince: string | null;
  assigneeId: string | null;
  departmentId: string | null;
  campaignId: string | null;
  labelIds: string[];
  handledBy: "person" | "persona";
  /** The person stopped marketing on this channel, or was blocked. */
  stopped: boolean;
  blocked: boolean;
  /** Free text may be sent until then; null = closed, or the channel knows no window. */
  windowUntil: string | null;
}

/** A page of the list, newest first. */
export interface ConversationPage {
  rows: ConversationRow[];
  /** Give it back to get the next page; null at the end. */
  next: string | null;
}
