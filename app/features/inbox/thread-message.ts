import type { ShownMedia } from "~/features/media/core/message-media";

export interface Reaction {
  by: "customer" | "us";
  emoji: string;
  /** Member who did it. */
  userId?: string;
}

/** What happened to an outgoing bubble, with the times that a tick can show. Moments are ISO text. */
export interface Delivery {
  /** As of outgoing.state. */
  state: string;
  /** A provider's code, or a reason of ours. */
  why: string | null;
  detail: string | null;
  sentAt: string | null;
  deliveredAt: string | null;
  readAt: string | null;
  failedAt: string | null;
  /** It has not left yet and can be taken back until then. */
  undoUntil: string | null;
  /** A person may send it again as a new message. */
  mayRetry: boolean;
}

/** What a member asked to change of a bubble and the channel has not taken yet, or has refused. */
export interface PendingChange {
  kind: "reaction" | "edit" | "delete";
  /** The emoji, or the new text. */
  text: string;
  /** As of outgoing.state: not accepted yet, or failed, skipped, unknown. */
  state: string;
  why: string | null;
}

/** One bubble, note or line of a thread. Never holds a provider's names of files, nor anything of another company. */
export interface ThreadMessage {
  id: string;
  direction: "in" | "out" | "internal";
  author: "customer" | "member" | "campaign" | "phone" | "persona" | "system";
  /** Member or persona. */
  authorId: string | null;
  /**
   * text, image, video, audio, voice, document, sticker, location, contacts, button, interactive, order, call, system,
   * template, unsupported; internal ones: note, assigned, unassigned, transferred, snoozed, woken, done, reopened,
   * labelled, survey, merged, blocked, unblocked.
   */
  type: string;
  text: string;
  at: string;
  editedAt: string | null;
  revokedAt: string | null;
  /** It belongs to this campaign, or answers it. */
  campaign: { id: string; name: string } | null;
  /** The message it answers. `id` is null when we do not have that one. */
  replyTo: { id: string | null; author: ThreadMessage["author"]; text: string; type: string } | null;
  reactions: Reaction[];
  change?: PendingChange | null;
  media: ShownMedia | null;
  forwarded: boolean;
  /** Title and address of the ad that brought the person. */
  referral: { title: string; url: string | null } | null;
  location: { latitude: number; longitude: number; name: string; address: string } | null;
  contacts: { name: string; phones: string[] }[];
  /** Of a template or an interactive message: its buttons' words. */
  buttons: string[];
  /** Of a kind we do not know: the provider's own object, as JSON text. */
  payload: string | null;
  /** Of an internal line: who and what, by id. Of a note: the members it mentions. */
  facts: Record<string, unknown> | null;
  /** null for what came in and for what was never sent. */
  delivery: Delivery | null;
}

/** A piece of a thread, oldest first. */
export interface ThreadPage {
  messages: ThreadMessage[];
  /** For what came before; null at the beginning. */
  older: string | null;
  /** For what came after; null at the end. */
  newer: string | null;
}
