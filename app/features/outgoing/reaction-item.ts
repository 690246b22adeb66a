import type { Reaction } from "./core/react-to-refusal";

/** What was refused. */
export interface ReactionSubject {
  connectionId: string;
  campaignId: string | null;
  contactId: string | null;
  /** As the provider knows it; without it the campaign's own is meant. */
  templateName?: string;
  /** The provider's code, shown beside the plain sentence. */
  code: string;
  detail?: string | null;
}

/** One refusal and what it changes. */
export interface ReactionItem {
  about: ReactionSubject;
  reaction: Reaction;
}
