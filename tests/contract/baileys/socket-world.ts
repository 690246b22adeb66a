import { DEFAULT_CONNECTION_CONFIG, type UserFacingSocketConfig } from "@whiskeysockets/baileys";
import { createSender, type Sender } from "#/workers/sessions/create-sender";
import type { OpenSocket } from "#/workers/sessions/open-socket";
import { createBaileysChannel } from "~/channels/baileys/baileys-channel";
import { whatsappIdOf } from "~/channels/baileys/message-id";
import type { OpenConnection } from "~/channels/channel";
import type { OwnedSession } from "~/features/whatsapp/session-ownership.sql.server";
import { A_MESSAGE, type ChannelWorld, OUTGOING_ID, type Scene } from "../channel-suite";
import type { WhatsAppClient } from "../whatsapp-client";
import { SHOP, WhatsAppFixture } from "../whatsapp-fixture";

const CODES: Partial<Record<Scene, string>> = {
  "says-token-dead": "401",
  "says-too-fast": "429",
  "says-something-new": "999",
  "says-too-much": "999",
};
const SCENES: readonly Scene[] = [...(Object.keys(CODES) as Scene[]), "accepts", "hangs", "drops"];

/** No database here: nothing is quoted, and nobody asks for a message again. */
const NOBODY = {} as OwnedSession;

/** WhatsApp by QR over an unmodified Baileys socket, the session's own sender and the pretend WhatsApp. */
export function socketWorld(timeoutMs: number): ChannelWorld {
  let fixture: WhatsAppFixture;
  let client: WhatsAppClient;
  let sender: Sender;
  let onArrival: (() => void) | undefined;
  const arrived: unknown[] = [];

  /** The sender is told when something of a message may leave, as the session's repository tells it. */
  const config: Partial<UserFacingSocketConfig> = {
    makeSignalRepository: (...facts) => {
      const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(...facts);
      const { encryptMessage } = repository;
      return Object.assign(repository, {
        encryptMessage: (message: Parameters<typeof encryptMessage>[0]) => {
          sender.enciphered();
          return encryptMessage(message);
        },
      });
    },
  };

  function senderOver(one: WhatsAppClient): Sender {
    const { promise: closed, resolve } = Promise.withResolvers<number | undefined>();
    const open = { sock: one.sock, sent: { begin() {} }, closed } as unknown as OpenSocket;
    const made = createSender(NOBODY, () => (one.open ? open : undefined));
    one.sock.ws.on("CB:ack,class:message", made.acked);
    one.sock.ev.on("connection.update", ({ connection }) => {
      if (connection !== "close") return;
      one.open = false;
      made.closed();
      resolve(undefined);
    });
    return made;
  }

  async function logIn(): Promise<void> {
    client = fixture.client(client.keys, config);
    await client.ready();
    sender = senderOver(client);
  }

  const over = (phase: "open" | "backing-off", send: Sender["send"]): OpenConnection => ({
    id: "c3",
    kind: "whatsapp",
    session: {
      phase,
      send,
      check: async () => ({ known: false, detail: "not asked" }),
      typing: async () => {},
    },
    openFile: async () => undefined,
  });

  return {
    name: "whatsapp (socket)",
    channel: createBaileysChannel({ message: timeoutMs, file: timeoutMs }),
    scenes: SCENES,
    async open() {
      fixture = new WhatsAppFixture();
      fixture.server.addCustomer(A_MESSAGE.to.phone!.slice(1), { name: "Bia" });
      fixture.server.on((event) => {
        if (event.type !== "accepted" && event.type !== "lost") return;
        arrived.push(event);
        onArrival?.();
      });
      client = await fixture.linked(SHOP, config);
      sender = senderOver(client);
      // The first message to somebody asks for their devices and keys.
      await createBaileysChannel().send({ ...A_MESSAGE, id: Bun.randomUUIDv7() }, over("open", sender.send));
    },
    close: () => fixture.stop(),
    async connection() {
      if (!client.open) await logIn();
      arrived.length = 0;
      return over("open", (order, signal) => sender.send(order, signal));
    },
    unreachable: () => over("backing-off", createSender(NOBODY, () => undefined).send),
    play(scene, arrival) {
      const silent = scene === "hangs" || scene === "drops";
      fixture.server.treat(SHOP, { rejectWith: CODES[scene], loseMessages: silent });
      onArrival = () => {
        arrival?.();
        if (scene === "drops") fixture.server.close(SHOP, 428);
      };
    },
    arrived: () => arrived.length,
    seen: () => JSON.stringify(arrived),
    idInside: whatsappIdOf(OUTGOING_ID),
    secret: "no secret passes the adapter",
  };
}
