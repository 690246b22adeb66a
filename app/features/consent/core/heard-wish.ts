import type { Address, ChannelKind } from "~/channels/channel";
import type { OptOut } from "./opt-out-of-message";

/** A stop or start heard in a conversation. */
export interface HeardWish extends OptOut {
  contactId: string;
  connectionId: string;
  conversationId: string;
  kind: ChannelKind;
  from: Address;
  /** Of the bubble it was read from. */
  messageId: string;
  at: Date;
}
