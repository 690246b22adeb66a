import { randomBytes } from "node:crypto";
import { BoundedMap } from "../state/bounded-map";
import type { OldChat } from "./history/old-chat";
import type { PendingCode } from "./link/pending-code";
import type { MediaShelf } from "./media/media-shelf";
import { CertificateAuthority } from "./noise/certificate-authority";
import type { KeyPair } from "./noise/key-pair";
import { makeKeyPair } from "./noise/make-key-pair";
import type { Customer } from "./people/customer";
import { Directory, type Introduce } from "./people/directory";
import type { OwnerAccount } from "./people/owner-account";
import { MessageLedger } from "./relay/message-ledger";
import type { SentCopy } from "./relay/sent-copy";
import { KeyRing } from "./signal/key-ring";
import type { Connection } from "./socket/connection";
import type { WhatsAppEvent } from "./whatsapp-event";

export interface NetworkKeys {
  root: KeyPair;
  server: KeyPair;
  ring: KeyRing;
}

export interface NetworkOptions {
  now?: () => number;
  /** Runs something later; real milliseconds. */
  later?: (milliseconds: number, run: () => void) => void;
  /** Who answers on a phone that nobody added; without it, only added customers are on WhatsApp. */
  introduce?: Introduce;
  /** What a newly linked device is told of the past. */
  oldChats?: (owner: OwnerAccount) => OldChat[];
  /** Changes that a restart must not forget. */
  onChange?: () => void;
  /** How a message to this customer is refused by the server, or lost; nothing = it is taken. */
  fate?: (
    owner: OwnerAccount,
    customer: Customer,
  ) => { error?: string; silent?: boolean; lost?: boolean } | undefined;
  keys?: NetworkKeys;
}

/** Two sockets of one device at a time: the older was still open when the newer was accepted. */
export interface Violation {
  owner: string;
  device: number;
  at: number;
  /** How long the older had said nothing: a frozen process is silent, a forgotten socket is not. */
  olderSilentMs: number;
}

/** The pretend WhatsApp: who is there, who is connected, and what is under way. Functions beside it do the work. */
export class Network {
  readonly serverKey: KeyPair;
  readonly authority: CertificateAuthority;
  readonly certificates: Buffer;
  readonly ring: KeyRing;
  readonly directory: Directory;
  readonly connections = new Set<Connection>();
  /** Open QR codes by their reference. */
  readonly refs = new Map<string, Connection>();
  readonly codes = new Map<string, PendingCode>();
  readonly ledger = new MessageLedger();
  readonly violations: Violation[] = [];
  /** How often each kind of question was asked. */
  readonly queries = new Map<string, number>();
  /** How often a customer's device has asked for a message again. */
  readonly asked = new BoundedMap<string, number>(100_000);
  /** What customers and owners' phones have sent to linked devices, for when it is asked for again. */
  readonly outbox = new BoundedMap<string, SentCopy>(50_000);
  readonly now: () => number;
  readonly later: (milliseconds: number, run: () => void) => void;
  /** Customers' phones say "delivered" by themselves. */
  autoDelivered = true;
  autoRead = false;
  /** Sockets are accepted, and nothing is ever answered. */
  mute = false;
  /** Every log-in of everybody is refused with this reason. */
  refuseLoginWith: number | undefined;
  /** Keeps the decrypted message in the ledger; a benchmark turns it off. */
  keepContent = true;
  media: MediaShelf | undefined;
  private readonly listeners = new Set<(event: WhatsAppEvent) => void>();
  private readonly root: KeyPair;

  constructor(readonly options: NetworkOptions = {}) {
    this.now = options.now ?? Date.now;
    this.later = options.later ?? ((milliseconds, run) => void setTimeout(run, milliseconds));
    this.root = options.keys?.root ?? makeKeyPair();
    this.serverKey = options.keys?.server ?? makeKeyPair();
    this.ring = options.keys?.ring ?? new KeyRing();
    this.authority = new CertificateAuthority(this.root);
    this.certificates = this.authority.chainFor(this.serverKey.public);
    this.directory = new Directory(this.ring, options.introduce ?? (() => undefined));
  }

  get keys(): NetworkKeys {
    return { root: this.root, server: this.serverKey, ring: this.ring };
  }

  /** Seconds since 1970, as stanzas carry them. */
  seconds(): string {
    return String(Math.floor(this.now() / 1000));
  }

  newId(): string {
    return randomBytes(16).toString("hex").toUpperCase();
  }

  changed(): void {
    this.options.onChange?.();
  }

  on(listener: (event: WhatsAppEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: WhatsAppEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** Resolves with the next event that `wanted` accepts; rejects after `timeoutMs`. */
  waitFor(wanted: (event: WhatsAppEvent) => boolean, timeoutMs = 10_000): Promise<WhatsAppEvent> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        off();
        reject(new Error(`pretend WhatsApp: nothing matched within ${timeoutMs} ms`));
      }, timeoutMs);
      const off = this.on((event) => {
        if (!wanted(event)) return;
        clearTimeout(timer);
        off();
        resolve(event);
      });
    });
  }

  onClosed(connection: Connection): void {
    this.connections.delete(connection);
    for (const ref of connection.refs) this.refs.delete(ref);
    const { device } = connection;
    if (!device || device.connection !== connection) return;
    device.connection = undefined;
    device.active = false;
    device.online = false;
    this.emit({ type: "closed", owner: device.owner.digits, device: device.id });
  }
}
