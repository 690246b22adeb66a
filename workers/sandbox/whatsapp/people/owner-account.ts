import type { SavedSignalDevice, SignalDevice } from "../signal/signal-device";
import type { LinkedDevice, SavedLinkedDevice } from "./linked-device";

/** How the pretend server treats one number, changed by tests and the sandbox's page. */
export interface Treatment {
  /** Refuses what is sent with this code in the ack (463, 479, 420…); nothing arrives then. */
  rejectWith?: string;
  /** Accepts and delivers, and never acks. */
  holdAcks: boolean;
  /** Takes what is sent and loses it: no ack, nothing arrives. */
  loseMessages: boolean;
  ackAfterMs: number;
  /** Every log-in is refused with this reason (401, 403, 405, 503…). */
  refuseLoginWith?: number;
}

/** A number that links this product: the phone of the shop's owner. */
export interface OwnerAccount {
  digits: string;
  lid: string;
  name: string;
  /** The phone itself: device 0, holder of the account's identity. */
  phone: SignalDevice;
  devices: Map<number, LinkedDevice>;
  nextDevice: number;
  blocked: Set<string>;
  treatment: Treatment;
  about: string;
  pictureUrl?: string;
}

export interface SavedOwner {
  digits: string;
  name: string;
  phone: SavedSignalDevice;
  nextDevice: number;
  blocked: string[];
  devices: SavedLinkedDevice[];
}
