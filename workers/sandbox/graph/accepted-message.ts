import type { ChatMessage } from "../customers/phone-book";
import type { MetaNumber } from "./entities";

/** A message that the pretend Meta took: what later statuses need. */
export interface AcceptedMessage {
  id: string;
  number: MetaNumber;
  waId: string;
  /** E.164 with "+" */
  phone: string;
  outgoingId?: string;
  /** marketing, utility, authentication or service */
  category: string;
  billable: boolean;
  /** The chat's copy; absent in mode `off`. */
  record?: ChatMessage;
}
