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
  /** Connected, and never answered anything any more: what the number's devices say is thrown away. */
  mute?: boolean;
  /** Until then (milliseconds since 1970) only people with whom the number has talked can be written to: others give 463. */
  reachoutLockedUntil?: number;
  /** Every log-in is refused with this reason (401, 403, 405, 503…). */
  refuseLoginWith?: number;
}

/** A number that links this product: the phone of the shop's owner. */
export interface OwnerAccount {
  digits: string;
  lid: string;
  /** Told to a device that is being linked, as business accounts do; a personal one (`business: false`) tells none. */
  name: string;
  business: boolean;
  /** The phone itself: device 0, holder of the account's identity. */
  phone: SignalDevice;
  devices: Map<number, LinkedDevice>;
  nextDevice: number;
  blocked: Set<string>;
  /** Digits of everybody with whom the number has talked. */
  talkedTo: Set<string>;
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
  talkedTo?: string[];
  devices: SavedLinkedDevice[];
}
