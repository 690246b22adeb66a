import type { ChannelKind } from "~/channels/channel";
import type { ConsentChannel } from "~/features/consent/core/consent-state";
import type { TickState } from "~/ui/ticks";

/** Why we believe that somebody agreed, stopped or was blocked. Moments are ISO text. */
export interface ConsentProof {
  action: "granted" | "stopped" | "resumed" | "blocked" | "unblocked";
  /** `declared`: the basis that an import stated for everybody in its file. */
  source: "import" | "inbound" | "provider" | "member" | "api" | "declared" | "merge";
  at: string;
  /** What was said, where words were kept. */
  text: string | null;
  /** Of the member who wrote it down, or of the file. */
  name: string | null;
}

/** May offers go to this person on this channel, in the reader's words, and what proves it. */
export interface ChannelConsent {
  channel: ConsentChannel;
  answer: "yes" | "no" | "later";
  /** Nobody ever said why we may write. */
  neverAsked: boolean;
  words: string;
  /** Why not even an answer may go out; null = it may, or only a template may. */
  answersRefused: string | null;
  proof: ConsentProof | null;
}

/** Everything that stands beside a conversation. */
export interface PersonFacts {
  conversationId: string;
  contactId: string;
  /** Empty when nobody knows it. */
  name: string;
  phone: string | null;
  /** May stand on a contact without being its address: two people, one mailbox. */
  email: string | null;
  identities: { id: string; kind: string; value: string }[];
  /** IANA zone in which the person's clock is read. */
  zone: string;
  language: string | null;
  consent: ChannelConsent[];
  blocked: { at: string; text: string | null; name: string | null } | null;
  tags: { id: string; name: string }[];
  lists: { id: string; name: string }[];
  fields: { key: string; label: string; type: string; value?: unknown }[];
  received: { id: string; campaignId: string; name: string; tick: TickState; at: string }[];
  /** Other threads with this person that the reader sees, the newest first. */
  conversations: {
    id: string;
    connection: string;
    channel: ChannelKind;
    state: "open" | "done" | "snoozed";
    lastMessageAt: string | null;
  }[];
  /** Merges that can be taken back, the newest first; only that one can be. */
  merges: { id: string; name: string; at: string }[];
  mayWrite: boolean;
}
