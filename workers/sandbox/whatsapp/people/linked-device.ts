import type { BinaryNode } from "@whiskeysockets/baileys";
import type { KeyBundle } from "../signal/key-bundle";
import type { OneTimeKeys } from "../signal/one-time-keys";
import type { Connection } from "../socket/connection";
import type { OwnerAccount } from "./owner-account";

/** This product as one of a number's linked devices. */
export interface LinkedDevice {
  owner: OwnerAccount;
  /** From 1 up; 0 is the phone. */
  id: number;
  noiseKey: Buffer;
  /** Without the one-time key; those are in `oneTimeKeys`. */
  bundle: KeyBundle;
  oneTimeKeys: OneTimeKeys;
  linkedAt: number;
  connection?: Connection;
  /** Wants live messages; before that everything only waits. */
  active: boolean;
  /** Says it is online: the phone stays silent then. */
  online: boolean;
  historySent: boolean;
  /** Sent and not yet confirmed, by kind and id; sent again at the next log-in. */
  waiting: Map<string, BinaryNode>;
  /** Ids of customers' messages for which it sent a retry receipt and not yet the refusal that follows. */
  askedAgain: Set<string>;
}

export interface SavedLinkedDevice {
  id: number;
  noiseKey: string;
  identity: string;
  registrationId: number;
  signedKey: { id: number; value: string; signature: string };
  oneTimeKeys: string;
  linkedAt: number;
  historySent: boolean;
  waiting: [string, string][];
}
