/** A business number of this company as a pretend customer sees it. */
export interface SandboxBusiness {
  /** What the sandbox calls it: Meta's phone number id, or an SMS sender's sid. */
  key: string;
  channel: "whatsapp" | "sms";
  name: string;
  displayPhone: string;
}

/** One pretend phone in the list. */
export interface SandboxPhone {
  /** E.164. */
  phone: string;
  /** Of the company's contact, else the one the sandbox made up; null for a magic one, whose name is `describe`.name. */
  name: string | null;
  /** Key under `sandbox`: `magic.p026` (with `.name` and `.does`) or `persona.ordinary`. */
  describe: string;
  magic: boolean;
  /** A code or a word. */
  badge?: string;
  unread: number;
}

export interface SandboxMessage {
  id: string;
  from: "business" | "customer";
  /** Milliseconds since 1970. */
  at: number;
  type: string;
  text: string;
  header?: string;
  footer?: string;
  buttons?: { title: string; payload: string; kind: "template" | "reply" | "list" | "other" }[];
  status: "accepted" | "held" | "sent" | "delivered" | "read" | "failed";
  errorCode?: number;
  reaction?: string;
}

export interface SandboxLogLine {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  carrier: "meta" | "twilio";
  field: string;
  kind: string;
  phone?: string;
  /** HTTP status of our answer; 0 = none. */
  status: number;
  latencyMs: number;
  attempt: number;
  duplicated: boolean;
  late: boolean;
}

export interface SandboxSettings {
  seed: string;
  speed: number;
  duplicatePercent: number;
  reorderPercent: number;
  slowMs: number;
  down: boolean;
}

/** Everything the simulator's page shows, of this company's numbers only. */
export interface SandboxView {
  /** Milliseconds since 1970; a later view replaces an earlier one. */
  at: number;
  /** The address's search, so that a late answer for another phone is not shown. */
  asked: string;
  settings: SandboxSettings;
  total: number;
  phones: SandboxPhone[];
  businesses: SandboxBusiness[];
  /** Null while no phone fits the search. */
  open: (SandboxPhone & { business: SandboxBusiness | null; messages: SandboxMessage[] }) | null;
  /** The reader chose it, not we. */
  chosen: boolean;
  log: SandboxLogLine[];
}
