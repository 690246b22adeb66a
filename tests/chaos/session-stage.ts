import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWhatsAppServer } from "#/workers/sandbox/whatsapp/create-whatsapp-server";
import type { WhatsAppServer } from "#/workers/sandbox/whatsapp/whatsapp-server";
import { WORKER_ENV } from "#/workers/worker-env";
import { addWhatsappConnection } from "~/features/whatsapp/add-whatsapp-connection.server";
import { startLinking } from "~/features/whatsapp/start-linking.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aRunningCampaign } from "../factories/a-running-campaign";
import type { TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";
import { startWorker, type WorkerProcess } from "./worker-process";

export interface StageNumber {
  id: string;
  /** Digits of the owner's phone. */
  phone: string;
}

const WRITERS = 4;
let numbers = 0;

/** Linked numbers on a pretend WhatsApp, real worker processes, people who write: and what must be true of all of it. */
export class SessionStage {
  readonly server: WhatsAppServer = createWhatsAppServer();
  readonly numbers: StageNumber[] = [];
  readonly workers: WorkerProcess[] = [];
  /** Ids of what people wrote to the numbers. */
  readonly written: string[] = [];
  audience = 0;
  private readonly dataDir = mkdtempSync(join(tmpdir(), "mia-chaos-"));
  private readonly env: Record<string, string>;
  private speaking: Promise<unknown> = Promise.resolve();
  private company!: CompanyContext;
  private template!: Parameters<typeof aRunningCampaign>[1]["template"];

  /** @param ports where its workers answer, one after another */
  constructor(
    readonly db: TestDatabase,
    private ports: number,
  ) {
    this.env = {
      DATABASE_URL: db.url,
      ENCRYPTION_KEYS: `chaos:${randomBytes(32).toString("base64")}`,
      WHATSAPP_WEB_URL: this.server.url,
      DATA_DIR: this.dataDir,
      WORKER_ROLES: "sessions,senders,jobs",
      ...WORKER_ENV,
    };
    openTestProcess(db, this.env);
  }

  /** The worker's name is what its connections to Postgres are called. */
  worker(name = `worker-${this.workers.length + 1}`): WorkerProcess {
    const url = new URL(this.db.url);
    url.searchParams.set("application_name", name);
    const worker = startWorker({
      ...this.env,
      DATABASE_URL: url.toString(),
      LIVE_PORT: String(this.ports++),
    });
    this.workers.push(worker);
    return worker;
  }

  /** Links so many numbers by their QR, with their pace off. A worker must run. */
  async link(count: number): Promise<void> {
    this.company = await this.db.company();
    this.template = await this.company.transaction(({ db }) =>
      db.template.create({
        data: {
          kind: "text",
          name: "oi",
          language: "pt_BR",
          category: "MARKETING",
          status: "APPROVED",
          components: { text: "Oi, {{first_name}}!" },
        },
      }),
    );
    for (let at = 0; at < count; at += 1) {
      const { id } = await addWhatsappConnection(this.company, { name: `Loja ${at}`, server: "sandbox" });
      numbers += 1;
      this.numbers.push({ id, phone: `55119200${String(numbers).padStart(5, "0")}` });
      await startLinking(this.company, id);
    }
    await this.ask("UPDATE connection SET rate = 1000 WHERE kind = 'whatsapp'");
    await this.ask(`UPDATE whatsapp_session SET pace = '{"off":true}', risk_accepted_at = now()`);
    for (const { id, phone } of this.numbers) {
      const qr = async () =>
        (
          await this.ask<{ qr: string | null }>("SELECT qr FROM whatsapp_session WHERE connection_id = $1", [
            id,
          ])
        )[0]!.qr;
      await this.until("a QR", async () => (await qr()) !== null, 30_000);
      const problem = this.server.scanQr((await qr())!, phone, "Loja");
      if (problem) throw new Error(problem);
      for (let writer = 0; writer < WRITERS; writer += 1) this.server.addCustomer(writerOf(phone, writer));
    }
    await this.open();
  }

  /** All numbers have an open socket, here and there. @param notOf in the hands of somebody else than this owner */
  open(notOf = "", timeoutMs = 30_000): Promise<void> {
    return this.until(
      "all open",
      async () => {
        const rows = await this.ask(
          "SELECT 1 FROM whatsapp_session WHERE phase = 'open' AND owner IS NOT NULL AND owner <> $1",
          [notOf],
        );
        return (
          rows.length === this.numbers.length && this.numbers.every(({ phone }) => this.isConnected(phone))
        );
      },
      timeoutMs,
    );
  }

  isConnected = (phone: string) => this.server.devices(phone).some(({ connection }) => connection);

  /** One campaign per number, running. */
  async campaigns(each: number): Promise<void> {
    for (const { id } of this.numbers) {
      const first = 21_970_000_000 + this.audience;
      const phones = Array.from({ length: each }, (_, i) => `+55${first + i}`);
      for (const phone of phones) this.server.addCustomer(phone.slice(1));
      await aRunningCampaign(this.company, { id, template: this.template }, { recipients: each, phones });
      this.audience += each;
    }
  }

  /** People write whenever so many campaign messages have arrived: traffic in both directions. */
  chatter(every: number): void {
    let heard = 0;
    this.server.on((event) => {
      if (event.type !== "received" || ++heard % every !== 0) return;
      this.write(heard % this.numbers.length);
    });
  }

  /** Somebody writes to a number; one after another. */
  write(at: number): Promise<unknown> {
    const { phone } = this.numbers[at]!;
    const turn = this.written.length;
    const id = `3EB0${randomBytes(8).toString("hex").toUpperCase()}`;
    this.written.push(id);
    this.speaking = this.speaking.then(() =>
      this.server.customerSends(
        writerOf(phone, turn % WRITERS),
        phone,
        { type: "text", text: `pergunta ${turn}` },
        { id },
      ),
    );
    return this.speaking;
  }

  /** So many campaign messages are on people's phones. */
  sent = (total: number) => this.until(`${total} sent`, () => this.server.sent.total >= total, 30_000);

  async ownerOf(at: number): Promise<{ owner: string; epoch: string; pid: number; worker: WorkerProcess }> {
    const [row] = await this.ask<{ owner: string; epoch: string }>(
      "SELECT coalesce(owner, '') AS owner, epoch::text FROM whatsapp_session WHERE connection_id = $1",
      [this.numbers[at]!.id],
    );
    const pid = Number(row!.owner.split(":").at(-2));
    return { ...row!, pid, worker: this.workers.find((worker) => worker.pid === pid)! };
  }

  async states(): Promise<Record<string, number>> {
    const rows = await this.ask<{ state: string; n: number }>(
      "SELECT state, count(*)::int AS n FROM outgoing GROUP BY state",
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  async stateOf(whatsappId: string): Promise<string> {
    const [row] = await this.ask<{ state: string }>(
      "SELECT state FROM outgoing WHERE upper(replace(id::text, '-', '')) = $1",
      [whatsappId],
    );
    return row!.state;
  }

  /** Everything has come to rest: nothing waits, what arrived is known to have arrived, what people wrote is in its thread. */
  async settled(timeoutMs = 25_000): Promise<void> {
    await this.until(
      "all settled",
      async () => {
        const { waiting = 0, sending = 0, delivered = 0, read = 0 } = await this.states();
        if (waiting + sending > 0 || delivered + read < this.server.sent.total) return false;
        await this.speaking;
        return (await this.heard()).length >= this.written.length && this.unconfirmed().length === 0;
      },
      timeoutMs,
    );
  }

  /** Ids of what people wrote, once per bubble. */
  async heard(): Promise<string[]> {
    const rows = await this.ask<{ id: string }>(
      "SELECT provider_id AS id FROM message WHERE direction = 'in'",
    );
    return rows.map(({ id }) => id);
  }

  /** What people wrote that their number's device has not confirmed: undecipherable, or lost. */
  unconfirmed(): string[] {
    return this.numbers.flatMap(({ phone }) =>
      this.server
        .devices(phone)
        .flatMap(({ waiting }) => [...waiting.keys()].filter((key) => key.startsWith("message "))),
    );
  }

  /** → what must be true at the end of every story; compare with {@link SessionStage.wanted}. */
  async told() {
    const states = await this.states();
    const tallies = await this.ask<{ state: string; n: number }>(
      "SELECT state, sum(n)::int AS n FROM campaign_tally GROUP BY state HAVING sum(n) <> 0",
    );
    return {
      twice: this.server.sent.repeated(),
      doubled: this.server.sent.doubled(),
      people: Object.values(states).reduce((sum, n) => sum + n, 0),
      tallies: Object.fromEntries(tallies.map(({ state, n }) => [state, n])),
      arrived: (states.delivered ?? 0) + (states.read ?? 0),
      unknown: states.unknown ?? 0,
      heard: (await this.heard()).sort(),
      unconfirmed: this.unconfirmed(),
      dead: await this.ask("SELECT error FROM inbound_dead"),
    };
  }

  async wanted() {
    return {
      twice: [],
      doubled: [],
      people: this.audience,
      tallies: await this.states(),
      arrived: this.server.sent.total,
      unknown: this.audience - this.server.sent.total,
      heard: this.written.toSorted(),
      unconfirmed: [],
      dead: [],
    };
  }

  /** Past every wall, and again while the database is away. */
  async ask<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    let rows: Row[] | undefined;
    let last: unknown;
    await until(
      () =>
        this.db.admin.query(text, values).then(
          (answer) => {
            rows = (answer.rows ?? []) as Row[];
            return true;
          },
          (error) => {
            last = error;
            return error.code?.startsWith("42") ?? false;
          },
        ),
      20_000,
    );
    if (!rows) throw new Error(`${text}: ${last}`);
    return rows;
  }

  async until(what: string, condition: () => boolean | Promise<boolean>, timeoutMs: number): Promise<void> {
    await until(condition, timeoutMs).catch(async () => {
      const facts = {
        states: await this.states(),
        sent: this.server.sent.total,
        unconfirmed: this.unconfirmed(),
        heard: `${(await this.heard()).length} of ${this.written.length}`,
        sessions: await this.ask(
          "SELECT wanted, phase, end_reason, close_code, owner, epoch::text FROM whatsapp_session",
        ),
        violations: this.server.violations,
      };
      throw new Error(`${what}: not within ${timeoutMs} ms: ${JSON.stringify(facts)}`);
    });
  }

  async close(): Promise<void> {
    if (process.env.CHAOS_LOG)
      for (const worker of this.workers) console.log(`--- ${worker.pid}\n${worker.said()}`);
    await Promise.all(this.workers.map((worker) => worker.kill()));
    await this.server.stop();
    await this.db.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

const writerOf = (phone: string, writer: number) =>
  `552197${phone.slice(-5)}${String(writer).padStart(2, "0")}`;
