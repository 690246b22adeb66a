import { magicPhone } from "../../customers/magic-phones";
import type { ChatBusiness, ChatMessage } from "../../customers/phone-book";
import { BoundedMap } from "../../state/bounded-map";
import type { World } from "../../world";
import { type MediaServer, startMediaServer } from "../media/start-media-server";
import { Network } from "../network";
import type { Customer } from "../people/customer";
import type { OwnerAccount } from "../people/owner-account";
import { restoreNetwork, savedKeys } from "../state/restore-network";
import { saveNetwork } from "../state/save-network";
import type { SavedNetwork } from "../state/saved-network";
import type { WhatsAppEvent } from "../whatsapp-event";
import { WhatsAppServer } from "../whatsapp-server";
import { chatRecord } from "./chat-record";
import { fateOf } from "./fate-of";
import { oldChatsOf } from "./old-chats-of";
import { OWNER_PHONES } from "./owner-phones";
import { qrBusiness } from "./qr-business";
import { reactByQr } from "./react-by-qr";

const CHATS_PER_OWNER = 500;
const TYPING_MS = 10_000;

/**
 * The pretend WhatsApp among the sandbox's people: whoever has a pretend phone is on it, what arrives shows on that phone,
 * and people react to it as they do to Meta's messages.
 */
export class WhatsAppStage {
  readonly network: Network;
  readonly server: WhatsAppServer;
  private readonly media: MediaServer;
  /** Who has talked to each owner's number, most recent last. */
  private readonly talked = new Map<string, BoundedMap<string, true>>();

  private constructor(
    private readonly world: World,
    saved: SavedNetwork | undefined,
    onChange: () => void,
  ) {
    this.network = new Network({
      now: () => world.now(),
      later: (milliseconds, run) => world.scheduler.after(milliseconds, run),
      introduce: (digits) => this.introduce(digits),
      oldChats: (owner) => oldChatsOf(owner, world.now()),
      fate: (_owner, customer) => fateOf(customer),
      onChange,
      ...(saved ? { keys: savedKeys(saved) } : {}),
    });
    this.network.autoDelivered = false;
    this.media = startMediaServer({ keys: saved?.media });
    this.network.media = this.media;
    this.server = new WhatsAppServer(this.network, world.publicUrl, () => this.media.stop());
    this.network.on((event) => this.on(event));
    for (const { digits, name, business } of OWNER_PHONES)
      this.network.directory.addOwner(digits, name).business = business;
  }

  static async open(
    world: World,
    saved: SavedNetwork | undefined,
    onChange: () => void,
  ): Promise<WhatsAppStage> {
    const stage = new WhatsAppStage(world, saved, onChange);
    if (saved) await restoreNetwork(stage.network, saved);
    return stage;
  }

  /** Forgets what was said; with `unlink`, no device is linked any more. */
  reset(unlink: boolean): void {
    this.talked.clear();
    this.network.ledger.clear();
    this.network.violations.length = 0;
    for (const owner of this.network.directory.owners.values()) {
      owner.talkedTo.clear();
      owner.treatment = { holdAcks: false, loseMessages: false, ackAfterMs: 0 };
      if (unlink) this.server.unlink(owner.digits);
    }
    for (const customer of this.network.directory.customers.values()) customer.blocked.clear();
  }

  save(): SavedNetwork {
    return saveNetwork(this.network, this.media.keys);
  }

  /** Customers who have a chat with this number, most recent first. */
  customersOf(owner: OwnerAccount): string[] {
    return [...(this.talked.get(owner.digits)?.entries() ?? [])].map(([digits]) => digits).reverse();
  }

  businesses(): ChatBusiness[] {
    return [...this.network.directory.owners.values()]
      .filter(({ devices }) => devices.size > 0)
      .map(qrBusiness);
  }

  private introduce(digits: string) {
    const magic = magicPhone(digits);
    const person = this.world.phones.get(digits) ?? this.world.phones.open(digits);
    return {
      name: person.name,
      registered: magic?.qr?.registered !== false,
      lidOnly: person.hidesPhone,
      devices: magic?.qr?.devices,
    };
  }

  private on(event: WhatsAppEvent): void {
    switch (event.type) {
      case "received":
        this.onReceived(event);
        return;
      case "written":
      case "typed":
        this.record(event.owner, event.customer, event.type === "typed" ? "business" : "customer", event);
        return;
      case "accepted":
        if (event.error) this.world.refused++;
        else this.world.accepted++;
        return;
      case "typing":
        this.onTyping(event.owner, event.customer, event.state);
        return;
      case "receipt":
        for (const id of event.ids) this.onTick(id, event.kind);
        return;
      case "paired":
      case "log-in":
      case "closed":
      case "unlinked":
      case "refused":
        this.world.bus.emit({ type: "whatsapp", what: event.type, owner: event.owner });
        return;
      case "fault":
        console.error(`pretend WhatsApp: ${event.error.message}`);
    }
  }

  private onReceived({
    message,
    from,
    customer,
    described,
  }: Extract<WhatsAppEvent, { type: "received" }>): void {
    const record = this.record(from.owner.digits, customer.digits, "business", { id: message.id, described });
    if (this.world.bus.listening) {
      this.world.bus.emit({
        type: "accepted",
        channel: "whatsapp",
        phone: this.world.phones.open(customer.digits).phone,
        id: message.id,
      });
    }
    const { mode } = this.world.settings;
    if (mode !== "off" && record) reactByQr(this.world, this.network, from, customer, record);
    // Without customers phones are still on; and nobody reads or answers a reaction, an edit, a deletion.
    else this.server.delivers(customer.digits, from.owner.digits, [message.id]);
  }

  private record(
    ownerDigits: string,
    customerDigits: string,
    from: ChatMessage["from"],
    written: { id: string; described: Extract<WhatsAppEvent, { type: "written" }>["described"] },
  ): ChatMessage | undefined {
    const owner = this.network.directory.owner(ownerDigits);
    const customer = this.network.directory.customer(customerDigits);
    if (!owner || !customer) return undefined;
    this.noteChat(owner, customer);
    const record = chatRecord(this.world, owner, customer, from, written.id, written.described);
    if (from === "customer" && this.world.bus.listening) {
      this.world.bus.emit({
        type: "inbound",
        channel: "whatsapp",
        phone: this.world.phones.open(customer.digits).phone,
        id: written.id,
        kind: written.described.type,
      });
    }
    return record;
  }

  private noteChat(owner: OwnerAccount, customer: Customer): void {
    let chats = this.talked.get(owner.digits);
    if (!chats) {
      chats = new BoundedMap(CHATS_PER_OWNER);
      this.talked.set(owner.digits, chats);
    }
    chats.set(customer.digits, true);
  }

  private onTyping(ownerDigits: string, customerDigits: string, state: string): void {
    const owner = this.network.directory.owner(ownerDigits);
    const chat = owner && this.world.phones.get(customerDigits)?.chats.get(qrBusiness(owner).key);
    if (chat) chat.typingUntil = state === "paused" ? undefined : this.world.now() + TYPING_MS;
  }

  /** The business's side confirmed or read what a customer wrote. */
  private onTick(id: string, kind: string): void {
    const record = this.world.messages.get(id);
    if (record?.from !== "customer") return;
    if (kind === "read") record.status = "read";
    else if (record.status === "sent" && kind !== "retry") record.status = "delivered";
  }
}
