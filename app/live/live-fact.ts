/** What a browser may be told, company by company. Ids and small numbers, never contents: the page refetches. */
export type LiveFact =
  | { kind: "campaign"; campaignId: string }
  /** Bubbles of this conversation changed. */
  | { kind: "message"; conversationId: string; campaignId?: string }
  /** Its row in the list changed: state, assignee, labels, unread. */
  | { kind: "conversation"; conversationId: string }
  /** `who` is the customer or a member's id. Worth a few seconds, unless it is said again. */
  | { kind: "typing"; conversationId: string; who: "customer" | (string & {}); on: boolean }
  /** Somebody came online, left, or chose to be away. */
  | { kind: "presence"; userId: string }
  | { kind: "connection"; connectionId: string }
  | { kind: "template"; templateId?: string }
  | { kind: "import"; importId: string }
  | { kind: "contact"; contactId: string };

/** About one conversation: only sockets whose member sees it may hear it. */
export type ConversationFact = Extract<LiveFact, { conversationId: string }>;
