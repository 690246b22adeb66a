import type { ChannelKind } from "~/channels/channel";
import type { CompanyTransaction } from "~/platform/db/company-types";

/** A message of a person that was not there before, and what it did to its conversation. */
export interface Arrived {
  conversationId: string;
  contactId: string;
  connectionId: string;
  kind: ChannelKind;
  messageId: string;
  text: string;
  type: string;
  at: Date;
  /** The conversation was new, done or put off, and is open now. */
  opened: boolean;
  /** It was done before it opened. */
  cameBack?: boolean;
  /** Nobody has to answer it: a stop or start word, the answer to a survey, the history of a phone. */
  settled: boolean;
}

/** What happens by itself when people write: the conversation's department, a greeting, somebody who answers. */
export async function afterInbound(
  _tx: CompanyTransaction,
  _arrived: readonly Arrived[],
  _now: Date,
): Promise<void> {}
