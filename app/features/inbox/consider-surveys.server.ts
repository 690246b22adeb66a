import type { CompanyTransaction } from "~/platform/db/company-types";

export interface HeardMessage {
  messageId: string;
  conversationId: string;
  text: string;
  type: string;
  at: Date;
}

/** → ids of the messages that answer a question about the service: they open nothing and nobody has to answer them */
export async function considerSurveys(
  _tx: CompanyTransaction,
  _items: readonly HeardMessage[],
  _now: Date,
): Promise<Set<string>> {
  return new Set();
}
