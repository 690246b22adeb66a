import type { proto } from "@whiskeysockets/baileys";
import type { Customer } from "../people/customer";

/** A message to an owner's linked devices, as it was before encryption. */
export interface SentCopy {
  id: string;
  /** Who wrote it; nothing = the owner's own phone. */
  customer?: Customer;
  /** The chat it comes from, when that is not its writer's own. */
  from?: string;
  /** The stanza's attributes without who it is from. */
  attrs: Record<string, string>;
  message: proto.IMessage;
  mediaType?: string;
}
