export const INBOX_VIEWS = ["open", "waiting", "snoozed", "done", "all"] as const;
/** `waiting`: open, and the person waits for an answer of ours. */
export type InboxView = (typeof INBOX_VIEWS)[number];

/** What the list of conversations shows. Whatever is absent does not narrow it. */
export interface InboxFilter {
  view: InboxView;
  /** Of whom: "mine", "unassigned", or a member's id. */
  who?: "mine" | "unassigned" | (string & {});
  department?: string;
  connection?: string;
  label?: string;
  /** Conversations that answered this campaign last. */
  campaign?: string;
  unread?: true;
  handledBy?: "person" | "persona";
  /** Words: of people (name, phone in any spelling, e-mail) and of messages. */
  q?: string;
}
