import type { SandboxMessage } from "./sandbox-view";

/** A device that a phone has linked: one of our sessions. */
export interface LinkedDevice {
  id: number;
  /** Milliseconds since 1970. */
  linkedAt: number;
  connected: boolean;
}

/** A pretend phone of the company, which links this product by QR. */
export interface CompanyPhone {
  /** E.164. */
  phone: string;
  name: string;
  devices: LinkedDevice[];
  /** Linked to a connection of this company; others are free to be. */
  own: boolean;
}

/** A connection that shows a code and waits for a phone. */
export interface WaitingCode {
  connectionId: string;
  name: string;
  kind: "qr" | "letters";
  /** For the letters: the phone they were asked for. */
  phone: string | null;
  /** ISO. */
  until: string | null;
}

export interface CompanyPhoneChat {
  phone: string;
  name: string;
  typing: boolean;
  messages: SandboxMessage[];
}

/** Everything that the page of the company's phones shows, of this company only. */
export interface CompanyPhonesView {
  /** Milliseconds since 1970; a later view replaces an earlier one. */
  at: number;
  /** The address's search, so that a late answer for another phone is not shown. */
  asked: string;
  phones: CompanyPhone[];
  waiting: WaitingCode[];
  open: (CompanyPhone & { chats: CompanyPhoneChat[]; notifies: boolean }) | null;
  /** The chat that is open on it, by the customer's phone. */
  chat: CompanyPhoneChat | null;
  /** On a phone's screen one page at a time. */
  chosen: boolean;
}

/** How a connection can end on demand, the usual first. Words: `sandbox.company.close.<code>`. */
export const CLOSE_CHOICES = ["cut", "428", "408", "503", "515", "440", "500", "405", "403", "401"] as const;
