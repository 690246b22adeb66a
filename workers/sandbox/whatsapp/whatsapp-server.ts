import type { proto } from "@whiskeysockets/baileys";
import { type CloseCode, closeConnection } from "./close-connection";
import { scanQr } from "./link/scan-qr";
import { typeCode } from "./link/type-code";
import { unlinkDevice } from "./link/unlink-device";
import type { Network, Violation } from "./network";
import type { Customer } from "./people/customer";
import type { LinkedDevice } from "./people/linked-device";
import type { OwnerAccount, Treatment } from "./people/owner-account";
import { askAgain } from "./relay/ask-again";
import { callOwner } from "./relay/call-owner";
import type { CustomerContent } from "./relay/customer-content";
import { customerMessage } from "./relay/customer-message";
import { customerSends } from "./relay/customer-sends";
import { groupSends } from "./relay/group-sends";
import { lockReachout } from "./relay/lock-reachout";
import type { MessageLedger } from "./relay/message-ledger";
import { phoneSends } from "./relay/phone-sends";
import type { Spoil } from "./relay/send-copy";
import { sendReceipt } from "./relay/send-receipt";
import { showTyping } from "./relay/show-typing";
import type { WhatsAppEvent } from "./whatsapp-event";

/**
 * Everything that phones and the network can do, by phone number. Owners are the numbers that link this product,
 * customers the people they talk to. Methods about somebody unknown throw.
 */
export class WhatsAppServer {
  constructor(
    readonly network: Network,
    /** `http://127.0.0.1:<port>` */
    public httpUrl: string,
    private readonly end: () => Promise<void>,
  ) {}

  /** What Baileys connects to. */
  get url(): string {
    return `${this.httpUrl.replace("http", "ws")}/ws/chat`;
  }

  /** The 32 bytes to be trusted in the place of WhatsApp's certificate key. */
  get authorityKey(): Buffer {
    return this.network.authority.publicKey;
  }

  /** PEM to be trusted for files. */
  get mediaCertificate(): string {
    return this.network.media?.certificate ?? "";
  }

  get mediaHost(): string {
    return this.network.media?.host ?? "";
  }

  /** What arrived on customers' phones. */
  get sent(): MessageLedger {
    return this.network.ledger;
  }

  /** Every log-in that found the same device's older socket still open. */
  get violations(): Violation[] {
    return this.network.violations;
  }

  stop(): Promise<void> {
    this.cutEverything();
    return this.end();
  }

  /** Every socket is gone without a word. */
  cutEverything(): void {
    for (const connection of [...this.network.connections]) connection.cut();
  }

  on(listener: (event: WhatsAppEvent) => void): () => void {
    return this.network.on(listener);
  }

  waitFor(wanted: (event: WhatsAppEvent) => boolean, timeoutMs?: number): Promise<WhatsAppEvent> {
    return this.network.waitFor(wanted, timeoutMs);
  }

  addCustomer(
    phone: string,
    facts: { name?: string; registered?: boolean; lidOnly?: boolean; devices?: number } = {},
  ): Customer {
    return this.network.directory.addCustomer(phone, { name: "Cliente", ...facts });
  }

  addOwner(phone: string, name = ""): OwnerAccount {
    return this.network.directory.addOwner(phone, name);
  }

  /** Points the phone's camera at a QR; a sentence when it cannot link. */
  scanQr(text: string, phone: string, name = ""): string | undefined {
    return scanQr(this.network, text, phone, name);
  }

  /** Types the eight characters on the phone; a sentence when nothing waits for them. */
  typeCode(phone: string, code: string, name = ""): Promise<string | undefined> {
    return typeCode(this.network, phone, code, name);
  }

  /** Removes one linked device on the phone, or all of them. */
  unlink(phone: string, device?: number): void {
    for (const linked of this.devices(phone, device)) unlinkDevice(this.network, linked);
  }

  /** Ends the connections of a number's devices as WhatsApp does for this code. */
  close(phone: string, code: CloseCode, device?: number): void {
    for (const linked of this.devices(phone, device)) closeConnection(this.network, linked, code);
  }

  /** How the server treats this number from now on. */
  treat(phone: string, treatment: Partial<Treatment>): void {
    Object.assign(this.owner(phone).treatment, treatment);
  }

  /** Restricts the number: no new conversations until then (milliseconds since 1970); 0 lifts it. */
  lockReachout(phone: string, untilMs: number): void {
    lockReachout(this.network, this.owner(phone), untilMs);
  }

  customerSends(
    customer: string,
    owner: string,
    content: CustomerContent,
    options: { id?: string; spoil?: Spoil } = {},
  ): Promise<string> {
    const to = this.owner(owner);
    const message = customerMessage(this.network, `${to.lid}@lid`, content);
    return customerSends(this.network, this.customer(customer), to, message, options);
  }

  /** As {@link customerSends}, with any message of the protocol. */
  customerSendsRaw(customer: string, owner: string, message: proto.IMessage): Promise<string> {
    return customerSends(this.network, this.customer(customer), this.owner(owner), message);
  }

  /** A customer writes into a group ("…@g.us"), a status or a channel. */
  groupSends(customer: string, owner: string, chatJid: string, text: string): Promise<string> {
    return groupSends(this.network, this.customer(customer), this.owner(owner), chatJid, {
      conversation: text,
    });
  }

  /** Somebody types on the number's own phone. */
  typedOnPhone(owner: string, customer: string, content: CustomerContent | string): Promise<string> {
    const written = typeof content === "string" ? { type: "text" as const, text: content } : content;
    const to = this.customer(customer);
    const message = customerMessage(this.network, `${to.lid}@lid`, written);
    return phoneSends(this.network, this.owner(owner), to, message);
  }

  delivers(customer: string, owner: string, ids: string[]): void {
    for (const device of this.devices(owner)) sendReceipt(this.network, device, this.customer(customer), ids);
  }

  reads(customer: string, owner: string, ids: string[]): void {
    for (const device of this.devices(owner))
      sendReceipt(this.network, device, this.customer(customer), ids, "read");
  }

  types(customer: string, owner: string, state: "composing" | "recording" | "paused"): void {
    showTyping(this.customer(customer), this.owner(owner), state);
  }

  calls(
    customer: string,
    owner: string,
    call: { id?: string; event: "offer" | "terminate" | "timeout"; video?: boolean },
  ): string {
    return callOwner(this.network, this.customer(customer), this.owner(owner), call);
  }

  /** A customer's device says that it could not open a message and wants it again. */
  asksAgain(
    customer: string,
    owner: string,
    id: string,
    options: { device?: number; count?: number } = {},
  ): void {
    const person = this.customer(customer);
    const device = options.device ?? 0;
    this.network.asked.set(`${person.digits} ${device} ${id}`, options.count ?? 1);
    for (const linked of this.devices(owner)) {
      askAgain(this.network, linked, person, device, id, options.count ?? 1);
    }
  }

  /** The customer blocks the number, or lets it through again. */
  blocks(customer: string, owner: string, blocked = true): void {
    const person = this.customer(customer);
    if (blocked) person.blocked.add(this.owner(owner).digits);
    else person.blocked.delete(this.owner(owner).digits);
  }

  owner(phone: string): OwnerAccount {
    const owner = this.network.directory.owner(phone);
    if (!owner) throw new Error(`no owner's phone ${phone}`);
    return owner;
  }

  customer(phone: string): Customer {
    const customer = this.network.directory.customer(phone);
    if (!customer) throw new Error(`nobody with the phone ${phone}`);
    return customer;
  }

  devices(phone: string, device?: number): LinkedDevice[] {
    const all = [...this.owner(phone).devices.values()];
    return device === undefined ? all : all.filter(({ id }) => id === device);
  }
}
