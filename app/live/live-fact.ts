/** What a browser may be told, company by company. Ids and small numbers, never contents: the page refetches. */
export type LiveFact =
  | { kind: "campaign"; campaignId: string }
  | { kind: "message"; conversationId: string; campaignId?: string }
  | { kind: "connection"; connectionId: string }
  | { kind: "template"; templateId?: string }
  | { kind: "import"; importId: string }
  | { kind: "contact"; contactId: string };
