import type { CarrierEvent } from "./control/carrier-events";
import type { SentAsCustomer } from "./control/customer-actions";
import type { SandboxEvent } from "./control/event-bus";
import type { ShownChat, ShownPhone } from "./control/show-phones";
import type { CustomerMessage } from "./customers/customer-message";
import type { Persona } from "./customers/plan-reaction";
import type { Settings, SettingsPatch } from "./settings";
import type { Ledger } from "./state/ledger";
import type { MetaRegistration, TwilioRegistration } from "./state/registry";
import type { Clock } from "./state/scheduler";
import type { WebhookLogEntry } from "./webhooks/webhook-log";
import type { WhatsAppServer } from "./whatsapp/whatsapp-server";

export interface SandboxOptions {
  /** 0 takes any free port. Only 127.0.0.1 listens. */
  port: number;
  seed?: string;
  mode?: Settings["mode"];
  settings?: SettingsPatch;
  /** Given, time stands still until the test moves it and calls `tick()`. */
  clock?: Clock;
  /** How the outside reaches this process; media and paging links begin with it. */
  publicUrl?: string;
  /** Required in the header `x-sandbox-key` of `/sandbox/*` when set. */
  controlKey?: string;
  /** Where registrations and stops survive a restart, e.g. DATA_DIR/sandbox.json. */
  stateFile?: string;
}

export interface SandboxState {
  version: string;
  settings: Settings;
  accepted: number;
  refused: number;
  phones: number;
  idle: boolean;
  droppedWebhooks: number;
  numbers: {
    key: string;
    channel: "whatsapp" | "sms";
    name: string;
    displayPhone: string;
    quality?: string;
    messagesPerSecond?: number;
    tier?: string;
  }[];
}

/** A running sandbox, in this process. The same things are at `/sandbox/*` for other processes. */
export interface Sandbox {
  readonly url: string;
  readonly port: number;
  /** Numbers linked by QR: their phones, sockets and what arrived. */
  readonly whatsapp: WhatsAppServer;
  /** How often each (phone, outgoing id) went out. */
  readonly sent: Ledger;
  stop(): Promise<void>;
  state(): SandboxState;
  registerMeta(registration: MetaRegistration): void;
  registerTwilio(registration: TwilioRegistration): void;
  registerPhone(person: { phone: string; name?: string; persona?: Persona }): ShownPhone;
  settings(): Settings;
  /** Throws a ZodError on a wrong setting. */
  changeSettings(patch: SettingsPatch): Settings;
  reset(options?: { registrations?: boolean }): void;
  listPhones(options?: { search?: string; limit?: number; offset?: number; businesses?: string[] }): {
    total: number;
    magicTotal: number;
    phones: ShownPhone[];
  };
  showPhone(phone: string): (ShownPhone & { chats: ShownChat[] }) | undefined;
  sendAsCustomer(phone: string, message: CustomerMessage, business?: string): SentAsCustomer;
  readEverything(phone: string, businesses?: string[]): number;
  /** What Meta or Twilio do by themselves; resolves with a sentence when it could not be done. */
  carrierDoes(event: CarrierEvent): Promise<string | undefined>;
  /** Newest first. */
  webhooks(limit?: number, carrier?: string, businesses?: string[]): WebhookLogEntry[];
  /** Busiest second per WhatsApp number, in messages. */
  peaks(): Record<string, number>;
  /** Resolves when nothing is due, queued or in flight any more; rejects after `timeoutMs`. */
  idle(timeoutMs?: number): Promise<void>;
  waitFor(wanted: (event: SandboxEvent) => boolean, timeoutMs?: number): Promise<SandboxEvent>;
  /** Runs what the hand-moved clock has made due. */
  tick(): void;
}
