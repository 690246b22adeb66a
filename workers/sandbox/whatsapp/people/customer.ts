import type { SavedSignalDevice, SignalDevice } from "../signal/signal-device";

/** Somebody with a pretend phone who talks to the owners' numbers. */
export interface Customer {
  /** Digits under which WhatsApp knows the phone. */
  digits: string;
  /** Fifteen digits; messages and receipts come from `<lid>@lid`. */
  lid: string;
  name: string;
  /** Has no WhatsApp: absent from look-ups, and messages are accepted and never arrive. */
  registered: boolean;
  /** Hides the phone: what comes from here carries only the lid. */
  lidOnly: boolean;
  /** The phone is 0; further ones are companions. Each gets its own copy of a message. */
  devices: Map<number, SignalDevice>;
  /** Owners' digits that this person has blocked: their messages are accepted and never arrive. */
  blocked: Set<string>;
  about: string;
  pictureUrl?: string;
}

export interface SavedCustomer {
  digits: string;
  name: string;
  registered: boolean;
  lidOnly: boolean;
  blocked: string[];
  devices: [number, SavedSignalDevice][];
}
