import { expect } from "bun:test";
import type { UserFacingSocketConfig } from "@whiskeysockets/baileys";
import { createWhatsAppServer } from "#/workers/sandbox/whatsapp/create-whatsapp-server";
import type { NetworkOptions } from "#/workers/sandbox/whatsapp/network";
import type { WhatsAppServer } from "#/workers/sandbox/whatsapp/whatsapp-server";
import { type KeptKeys, WhatsAppClient } from "./whatsapp-client";

export const SHOP = "5511900000901";
export const ANA = "5511987650001";

/** A pretend WhatsApp with one customer (Ana) and the clients of one test. */
export class WhatsAppFixture {
  readonly server: WhatsAppServer;
  private readonly clients: WhatsAppClient[] = [];

  constructor(options: NetworkOptions = {}) {
    this.server = createWhatsAppServer(options);
    this.server.addCustomer(ANA, { name: "Ana" });
  }

  /** A client that begins to connect; with kept keys it logs in, without them it shows a QR. */
  client(keys?: KeptKeys, config: Partial<UserFacingSocketConfig> = {}): WhatsAppClient {
    const { server } = this;
    const client = new WhatsAppClient(server.url, server.authorityKey, keys, config);
    this.clients.push(client);
    return client.connect();
  }

  /** A client whose QR a phone has scanned and that is open. */
  async linked(phone = SHOP, config: Partial<UserFacingSocketConfig> = {}): Promise<WhatsAppClient> {
    const client = this.client(undefined, config);
    const qr = await client.until("a QR", () => client.qrs[0]);
    expect(this.server.scanQr(qr, phone, "Loja")).toBeUndefined();
    await client.ready();
    return client;
  }

  /** Jid of a customer's hidden id. */
  lid(phone = ANA): string {
    return `${this.server.customer(phone).lid}@lid`;
  }

  /** The next thing that `wanted` accepts, asked for before it is made to happen. */
  next(type: string, of: (event: Record<string, unknown>) => boolean = () => true) {
    return this.server.waitFor((event) => event.type === type && of(event as never)) as Promise<
      Record<string, unknown>
    >;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) await client.end();
    await this.server.stop();
  }
}
