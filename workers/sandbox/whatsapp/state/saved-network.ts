import type { SavedCustomer } from "../people/customer";
import type { SavedOwner } from "../people/owner-account";
import type { SavedIdentity } from "../signal/key-ring";

export interface SavedCopy {
  id: string;
  /** Digits; nothing = the owner's own phone. */
  customer?: string;
  from?: string;
  attrs: Record<string, string>;
  mediaType?: string;
  /** The encoded message, base64. */
  message: string;
}

/** Keys are base64, public half first. */
export interface SavedNetwork {
  root: [string, string];
  server: [string, string];
  /** PEM; the same over restarts, so that a running worker goes on trusting it. */
  media?: { certificate: string; privateKey: string };
  ring: SavedIdentity[];
  owners: SavedOwner[];
  customers: SavedCustomer[];
  /** Messages that linked devices have not confirmed, as they were before encryption: they may be asked for again. */
  outbox?: SavedCopy[];
}
