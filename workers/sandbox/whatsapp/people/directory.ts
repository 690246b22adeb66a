import { jidDecode } from "@whiskeysockets/baileys";
import type { KeyRing } from "../signal/key-ring";
import { SignalDevice } from "../signal/signal-device";
import type { Customer } from "./customer";
import { lidOf } from "./lid-of";
import type { OwnerAccount } from "./owner-account";
import { registeredDigits } from "./registered-digits";

/** What the surroundings know of a phone that nobody has introduced by hand. */
export type Introduce = (
  digits: string,
) => { name: string; registered: boolean; lidOnly: boolean; devices?: number } | undefined;

/** Everybody on the pretend WhatsApp, found by phone or lid in constant time. */
export class Directory {
  readonly customers = new Map<string, Customer>();
  readonly owners = new Map<string, OwnerAccount>();
  private readonly customersByLid = new Map<string, Customer>();
  private readonly ownersByLid = new Map<string, OwnerAccount>();
  private turns = 0;

  constructor(
    readonly ring: KeyRing,
    private readonly introduce: Introduce,
  ) {}

  /** `phone` however typed; unknown phones are introduced by the surroundings, if they know them. */
  customer(phone: string): Customer | undefined {
    const digits = registeredDigits(phone);
    const known = this.customers.get(digits);
    if (known || digits.length < 8 || this.owners.has(digits)) return known;
    const facts = this.introduce(digits);
    return facts && this.addCustomer(digits, facts);
  }

  owner(phone: string): OwnerAccount | undefined {
    return this.owners.get(registeredDigits(phone));
  }

  /** Any user of a jid: `…@s.whatsapp.net` or `…@lid`, with or without a device. */
  find(jid: string): { customer?: Customer; owner?: OwnerAccount; device: number } {
    const decoded = jidDecode(jid);
    const device = decoded?.device ?? 0;
    if (!decoded) return { device };
    if (decoded.server === "lid") {
      return {
        customer: this.customersByLid.get(decoded.user),
        owner: this.ownersByLid.get(decoded.user),
        device,
      };
    }
    if (decoded.server !== "s.whatsapp.net") return { device };
    const owner = this.owner(decoded.user);
    return { owner, customer: owner ? undefined : this.customer(decoded.user), device };
  }

  addCustomer(
    phone: string,
    facts: { name: string; registered?: boolean; lidOnly?: boolean; devices?: number },
  ): Customer {
    const digits = registeredDigits(phone);
    const old = this.customers.get(digits);
    const devices = old?.devices ?? new Map<number, SignalDevice>();
    for (let device = devices.size; device < (facts.devices ?? 1); device++)
      devices.set(device, this.newDevice());
    const customer: Customer = old ?? {
      digits,
      lid: lidOf(digits),
      name: facts.name,
      registered: true,
      lidOnly: false,
      devices,
      blocked: new Set(),
      about: "",
    };
    customer.name = facts.name;
    customer.registered = facts.registered ?? true;
    customer.lidOnly = facts.lidOnly ?? false;
    this.customers.set(digits, customer);
    this.customersByLid.set(customer.lid, customer);
    return customer;
  }

  addOwner(phone: string, name: string): OwnerAccount {
    const digits = registeredDigits(phone);
    const known = this.owners.get(digits);
    if (known) {
      known.name = name || known.name;
      return known;
    }
    const owner: OwnerAccount = {
      digits,
      lid: lidOf(digits),
      name: name || "Celular",
      business: true,
      phone: this.newDevice(),
      devices: new Map(),
      nextDevice: 1,
      blocked: new Set(),
      talkedTo: new Set(),
      treatment: { holdAcks: false, loseMessages: false, ackAfterMs: 0 },
      about: "",
    };
    this.owners.set(digits, owner);
    this.ownersByLid.set(owner.lid, owner);
    return owner;
  }

  newDevice(): SignalDevice {
    return new SignalDevice(this.ring, this.turns++);
  }
}
