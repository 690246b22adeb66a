import { createWhatsAppServer } from "#/workers/sandbox/whatsapp/create-whatsapp-server";
import type { NetworkOptions } from "#/workers/sandbox/whatsapp/network";
import type { WhatsAppServer } from "#/workers/sandbox/whatsapp/whatsapp-server";
import { type SessionSupervisor, startSessionSupervisor } from "#/workers/sessions/session-supervisor";
import { whatsappIdOf } from "~/channels/baileys/message-id";
import type { SendOrder } from "~/channels/baileys/whatsapp-session";
import { addWhatsappConnection } from "~/features/whatsapp/add-whatsapp-connection.server";
import { readLink } from "~/features/whatsapp/read-link.server";
import { startLinking } from "~/features/whatsapp/start-linking.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";

export const ANA = "5511987650001";

let phones = 0;

/** A database, a pretend WhatsApp, and as many workers with sessions as a test wants. */
export class SessionFixture {
  readonly workers: SessionSupervisor[] = [];

  private constructor(
    readonly db: TestDatabase,
    readonly server: WhatsAppServer,
    readonly company: CompanyContext,
  ) {}

  static async open(options: NetworkOptions = {}): Promise<SessionFixture> {
    const db = await openTestDatabase({ jobs: true });
    const server = createWhatsAppServer(options);
    openTestProcess(db, { WHATSAPP_WEB_URL: server.url });
    server.addCustomer(ANA, { name: "Ana" });
    return new SessionFixture(db, server, await db.company());
  }

  worker(owner: string = crypto.randomUUID()): SessionSupervisor {
    const worker = startSessionSupervisor(owner);
    this.workers.push(worker);
    return worker;
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.stop()));
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await this.server.stop();
    await this.db.close();
  }

  newPhone(): string {
    phones += 1;
    return `55119000${String(phones).padStart(5, "0")}`;
  }

  view = (id: string) => readLink(this.company, id);

  /** A connection that asks for a QR. */
  async linking(options: Parameters<typeof addWhatsappConnection>[1] = { name: "Loja" }): Promise<string> {
    const { id } = await addWhatsappConnection(this.company, { server: "sandbox", ...options });
    await startLinking(this.company, id);
    return id;
  }

  async qr(id: string): Promise<string> {
    await until(async () => (await this.view(id)).qr !== null);
    return (await this.view(id)).qr!;
  }

  async isOpen(id: string): Promise<void> {
    await until(async () => (await this.view(id)).phase === "open");
  }

  /** A connection whose QR a phone has scanned. */
  async linked(
    phone = this.newPhone(),
    options?: Parameters<typeof addWhatsappConnection>[1],
  ): Promise<{ id: string; phone: string }> {
    const id = await this.linking(options);
    const problem = this.server.scanQr(await this.qr(id), phone, "Loja do Centro");
    if (problem) throw new Error(problem);
    await this.isOpen(id);
    return { id, phone };
  }

  text(text: string, to = `${ANA}@s.whatsapp.net`): SendOrder {
    return { to, content: { text }, messageId: whatsappIdOf(Bun.randomUUIDv7()) };
  }

  async stored(id: string, kind: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.db.admin.query(
      "SELECT convert_from(body, 'UTF8')::jsonb AS node FROM inbound_raw WHERE source = 'whatsapp' AND connection_id = $1 ORDER BY id",
      [id],
    );
    return rows.map(({ node }) => node).filter((node) => node.kind === kind);
  }
}
