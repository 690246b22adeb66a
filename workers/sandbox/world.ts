import { EventBus } from "./control/event-bus";
import { type ChatMessage, PhoneBook } from "./customers/phone-book";
import type { Business, MetaApp, MetaNumber, MetaToken, Waba } from "./graph/entities";
import { MediaStore } from "./graph/media-store";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { BoundedMap } from "./state/bounded-map";
import { Ledger } from "./state/ledger";
import { hashText } from "./state/random";
import { type Clock, Scheduler } from "./state/scheduler";
import type { SmsMessage, TwilioAccount } from "./twilio/entities";
import { FormPoster } from "./twilio/form-poster";
import { Outbox } from "./webhooks/outbox";
import { WebhookLog } from "./webhooks/webhook-log";
import type { WhatsAppStage } from "./whatsapp/stage/whatsapp-stage";

export interface WorldOptions {
  clock: Clock;
  /** The clock is moved by hand; nothing happens by itself. */
  manualClock: boolean;
  settings: Settings;
  publicUrl: string;
}

/** Everything the sandbox knows, in memory and bounded. One per running sandbox; handlers take it as first argument. */
export class World {
  settings: Settings;
  publicUrl: string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly bus = new EventBus();
  readonly apps = new Map<string, MetaApp>();
  readonly tokens = new Map<string, MetaToken>();
  readonly businesses = new Map<string, Business>();
  readonly wabas = new Map<string, Waba>();
  readonly numbers = new Map<string, MetaNumber>();
  readonly twilio = new Map<string, TwilioAccount>();
  readonly media = new MediaStore();
  readonly uploads = new BoundedMap<string, { fileType: string; bytes: number }>(1000);
  readonly phones = new PhoneBook();
  readonly ledger = new Ledger();
  readonly log: WebhookLog;
  readonly outbox: Outbox;
  readonly forms: FormPoster;
  /** Messages in both directions by id, for ticks, replies and look-ups. */
  readonly messages = new BoundedMap<string, ChatMessage>(100_000);
  readonly sms = new BoundedMap<string, SmsMessage>(50_000);
  /** wa_id behind a business-scoped user id that was shown. */
  readonly userIds = new BoundedMap<string, string>(100_000);
  /** How often a "refuse n times" phone has refused in a row. */
  readonly refusals = new BoundedMap<string, number>(10_000);
  /** Numbers linked by QR. */
  whatsapp: WhatsAppStage | undefined;
  /** Changes when registrations or stops change; the state file is written then. */
  onRemember: () => void = () => {};
  accepted = 0;
  refused = 0;
  private lastId = 0;
  private readonly birth: string;
  private idleWaiters = new Set<() => void>();

  constructor(options: WorldOptions) {
    this.clock = options.clock;
    this.settings = options.settings;
    this.publicUrl = options.publicUrl;
    this.birth = hashText(`${options.settings.seed} ${options.clock.now()}`).toString(16).padStart(8, "0");
    this.scheduler = new Scheduler(options.clock, options.manualClock, () => this.checkIdle());
    this.log = new WebhookLog(
      () => this.now(),
      (entry) => {
        if (this.bus.listening) this.bus.emit({ type: "webhook", entry });
      },
    );
    this.outbox = new Outbox(
      this.scheduler,
      () => this.settings,
      this.log,
      () => this.checkIdle(),
    );
    this.forms = new FormPoster(
      this.scheduler,
      () => this.settings,
      this.log,
      () => this.checkIdle(),
    );
  }

  now(): number {
    return this.clock.now();
  }

  /** Ids never repeat, also not after a restart: 8 hex of birth, then a count. `length` hex digits in all (16 to 32). */
  nextHex(length = 32): string {
    this.lastId++;
    return this.birth + this.lastId.toString(16).padStart(length - 8, "0");
  }

  nextNumericId(): string {
    this.lastId++;
    return `1${(Number.parseInt(this.birth.slice(0, 5), 16) % 1_000_000).toString().padStart(6, "0")}${this.lastId.toString().padStart(9, "0")}`;
  }

  /** Runs after the pretend delay: real-life `afterMs` divided by the speed, or at once. */
  later(afterMs: number, run: () => void): void {
    const { mode, speed } = this.settings;
    this.scheduler.after(mode === "real" ? afterMs / speed : 0, run);
  }

  get idle(): boolean {
    return this.scheduler.pending === 0 && this.outbox.idle && this.forms.idle;
  }

  whenIdle(timeoutMs: number): Promise<void> {
    if (this.idle) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.idleWaiters.delete(done);
        resolve();
      };
      const timer = setTimeout(() => {
        this.idleWaiters.delete(done);
        reject(new Error(`sandbox: still busy after ${timeoutMs} ms`));
      }, timeoutMs);
      this.idleWaiters.add(done);
    });
  }

  checkIdle(): void {
    if (this.idleWaiters.size === 0 || !this.idle) return;
    for (const done of this.idleWaiters) done();
  }

  /** Forgets conversations, counts and what is under way; with `registrations`, accounts and settings too. */
  reset(registrations: boolean): void {
    this.scheduler.clear();
    this.outbox.reset();
    this.forms.reset();
    this.log.clear();
    this.phones.reset();
    this.whatsapp?.reset(registrations);
    this.ledger.clear();
    this.messages.clear();
    this.sms.clear();
    this.userIds.clear();
    this.refusals.clear();
    this.accepted = 0;
    this.refused = 0;
    for (const business of this.businesses.values()) business.reached.clear();
    for (const waba of this.wabas.values()) waba.marketingStops.clear();
    for (const account of this.twilio.values()) account.stopped.clear();
    for (const number of this.numbers.values()) {
      number.pairs.clear();
      number.lastInbound.clear();
      number.rate.clear();
    }
    if (registrations) {
      for (const map of [this.apps, this.tokens, this.businesses, this.wabas, this.numbers, this.twilio])
        map.clear();
      this.media.clear();
      this.settings = { ...DEFAULT_SETTINGS, mode: this.settings.mode };
    }
    this.onRemember();
    this.bus.emit({ type: "reset" });
    this.checkIdle();
  }
}
