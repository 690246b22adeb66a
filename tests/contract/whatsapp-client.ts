import {
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  makeCacheableSignalKeyStore,
  makeWASocket,
  type proto,
  type SignalDataTypeMap,
  type UserFacingSocketConfig,
  type WAMessage,
} from "@whiskeysockets/baileys";
import { pino } from "pino";
import "~/channels/baileys/harden";
import { trustAuthority } from "~/channels/baileys/trust-authority";

const logger = pino({ level: "silent" });

interface Wait {
  look: () => unknown;
  done: () => void;
}

/** A client's credentials and keys as text, as a database would keep them. */
export class KeptKeys {
  creds: string | undefined;
  readonly rows = new Map<string, string>();

  load(): AuthenticationState {
    return {
      creds: this.creds ? JSON.parse(this.creds, BufferJSON.reviver) : initAuthCreds(),
      keys: {
        get: async (type, ids) => {
          const found: Record<string, SignalDataTypeMap[typeof type]> = {};
          for (const id of ids) {
            const row = this.rows.get(`${type} ${id}`);
            if (row) found[id] = JSON.parse(row, BufferJSON.reviver);
          }
          return found;
        },
        set: async (data) => {
          for (const [type, rows] of Object.entries(data)) {
            for (const [id, value] of Object.entries(rows ?? {})) {
              if (value) this.rows.set(`${type} ${id}`, JSON.stringify(value, BufferJSON.replacer));
              else this.rows.delete(`${type} ${id}`);
            }
          }
        },
      },
    };
  }

  copy(): KeptKeys {
    const copy = new KeptKeys();
    copy.creds = this.creds;
    for (const [key, value] of this.rows) copy.rows.set(key, value);
    return copy;
  }
}

/** An unmodified Baileys socket that notes everything it hears. Reconnects only when it is told to restart (515). */
export class WhatsAppClient {
  sock!: ReturnType<typeof makeWASocket>;
  open = false;
  readonly qrs: string[] = [];
  readonly closes: number[] = [];
  readonly messages: (WAMessage & { how: string })[] = [];
  readonly updates: { key: proto.IMessageKey; update: Partial<WAMessage> }[] = [];
  readonly acks: Record<string, string>[] = [];
  readonly heard: { event: string; data: unknown }[] = [];
  /** What an application would have stored of its own messages. */
  readonly stored = new Map<string, proto.IMessage>();
  private readonly waits = new Set<Wait>();

  constructor(
    private readonly url: string,
    readonly authority: Buffer,
    readonly keys = new KeptKeys(),
    private readonly config: Partial<UserFacingSocketConfig> = {},
  ) {
    trustAuthority(authority, "test");
  }

  connect(): this {
    const auth = this.keys.load();
    this.sock = makeWASocket({
      waWebSocketUrl: this.url,
      auth: { creds: auth.creds, keys: makeCacheableSignalKeyStore(auth.keys, logger) },
      logger,
      markOnlineOnConnect: false,
      getMessage: async (key) => this.stored.get(key.id ?? ""),
      ...this.config,
    });
    const { sock } = this;
    sock.ev.on("creds.update", () => {
      this.keys.creds = JSON.stringify(sock.authState.creds, BufferJSON.replacer);
    });
    sock.ev.on("connection.update", (update) => {
      this.heard.push({ event: "connection", data: update });
      if (update.qr) this.qrs.push(update.qr);
      if (update.connection === "open") this.open = true;
      if (update.connection === "close") {
        this.open = false;
        const error = update.lastDisconnect?.error as { output?: { statusCode: number } } | undefined;
        this.closes.push(error?.output?.statusCode ?? 0);
        if (this.closes.at(-1) === 515) this.connect();
      }
      this.look();
    });
    sock.ev.on("messages.upsert", ({ messages, type }) => {
      for (const message of messages) {
        // What the phone tells its devices (history, keys) is nobody's message.
        if (message.category !== "peer") this.messages.push(Object.assign(message, { how: type }));
      }
      this.look();
    });
    sock.ev.on("messages.update", (updates) => {
      this.updates.push(...updates);
      this.look();
    });
    for (const event of ["messages.reaction", "messaging-history.set", "presence.update", "call"] as const) {
      sock.ev.on(event, (data: unknown) => {
        this.heard.push({ event, data });
        this.look();
      });
    }
    sock.ws.on("CB:ack,class:message", (node: { attrs: Record<string, string> }) => {
      this.acks.push(node.attrs);
      this.look();
    });
    return this;
  }

  /** Resolves with the first thing `look` finds, now or after something was heard; rejects after ten seconds. */
  until<T>(what: string, look: () => T | undefined | false | null | 0 | ""): Promise<T> {
    const now = look();
    if (now) return Promise.resolve(now as T);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waits.delete(wait);
        reject(new Error(`never: ${what}`));
      }, 10_000);
      const wait: Wait = {
        look,
        done: () => {
          clearTimeout(timer);
          this.waits.delete(wait);
          resolve(look() as T);
        },
      };
      this.waits.add(wait);
    });
  }

  ready(): Promise<true> {
    return this.until("open", () => this.open as true);
  }

  closedWith(code: number): Promise<number> {
    return this.until(`closed with ${code}`, () => this.closes.includes(code) && code);
  }

  message(text: string): Promise<WAMessage & { how: string }> {
    return this.until(text, () =>
      this.messages.find(
        ({ message }) => message?.conversation === text || message?.extendedTextMessage?.text === text,
      ),
    );
  }

  /** Baileys tells a status as an update, or in the message itself when both come in the same moment. */
  status(id: string, status: number): Promise<unknown> {
    return this.until(
      `${id} has status ${status}`,
      () =>
        this.updates.find(({ key, update }) => key.id === id && update.status === status) ??
        this.messages.find((message) => message.key.id === id && message.status === status),
    );
  }

  async send(to: string, text: string): Promise<string> {
    const jid = to.includes("@") ? to : `${to}@s.whatsapp.net`;
    const sent = await this.sock.sendMessage(jid, { text });
    this.stored.set(sent!.key.id!, sent!.message!);
    return sent!.key.id!;
  }

  end(): Promise<void> {
    return this.sock.end(undefined);
  }

  private look(): void {
    for (const wait of [...this.waits]) if (wait.look()) wait.done();
  }
}
