import type { SavedCustomer } from "../people/customer";
import type { SavedOwner } from "../people/owner-account";
import type { SavedIdentity } from "../signal/key-ring";

/** Keys are base64, public half first. */
export interface SavedNetwork {
  root: [string, string];
  server: [string, string];
  /** PEM; the same over restarts, so that a running worker goes on trusting it. */
  media?: { certificate: string; privateKey: string };
  ring: SavedIdentity[];
  owners: SavedOwner[];
  customers: SavedCustomer[];
}
