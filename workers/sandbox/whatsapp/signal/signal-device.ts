import { encodeWAMessage, generateSignalPubKey, proto, unpadRandomMax16 } from "@whiskeysockets/baileys";
import { ProtocolAddress, SessionBuilder, SessionCipher, SessionRecord, type SignalStorage } from "libsignal";
import { keepConsoleQuiet } from "~/channels/baileys/keep-console-quiet";
import type { KeyPair } from "../noise/key-pair";
import { makeKeyPair } from "../noise/make-key-pair";
import type { KeyBundle } from "./key-bundle";
import type { KeyRing } from "./key-ring";

// libsignal prints whole sessions whenever one is opened or closed.
keepConsoleQuiet();

export interface SavedSignalDevice {
  turn: number;
  nextKey: number;
  oneTime: Record<string, [string, string]>;
  sessions: Record<string, unknown>;
}

export interface Encrypted {
  type: "pkmsg" | "msg";
  bytes: Buffer;
}

/**
 * One pretend device (a customer's phone, its companion, or the owner's own phone) with its Signal keys and sessions.
 * `address` is always "<user>.<device>" of the other side.
 */
export class SignalDevice {
  private sessions = new Map<string, SessionRecord>();
  private oneTime = new Map<number, KeyPair>();
  private nextKey = 1;

  constructor(
    private readonly ring: KeyRing,
    private turn: number,
    saved?: SavedSignalDevice,
  ) {
    if (!saved) return;
    this.turn = saved.turn;
    this.nextKey = saved.nextKey;
    for (const [id, [publicKey, privateKey]] of Object.entries(saved.oneTime)) {
      this.oneTime.set(Number(id), {
        public: Buffer.from(publicKey, "base64"),
        private: Buffer.from(privateKey, "base64"),
      });
    }
    for (const [address, record] of Object.entries(saved.sessions)) {
      this.sessions.set(address, SessionRecord.deserialize(record as Uint8Array));
    }
  }

  get identity(): KeyPair {
    return this.ring.at(this.turn).identity;
  }

  /** Somebody has begun a session with it or been given keys for one. */
  get used(): boolean {
    return this.sessions.size > 0 || this.oneTime.size > 0;
  }

  /** Everything needed to begin a session with this device; each bundle carries a fresh one-time key. */
  bundle(): KeyBundle {
    const keys = this.ring.at(this.turn);
    const id = this.nextKey++;
    const oneTime = makeKeyPair();
    this.oneTime.set(id, oneTime);
    return {
      registrationId: keys.registrationId,
      identity: keys.identity.public,
      signedKey: { id: 1, value: keys.signedKey.pair.public, signature: keys.signedKey.signature },
      oneTimeKey: { id, value: oneTime.public },
    };
  }

  /** Rejects when the message does not fit the session: bad MAC, a key used before, an unknown pre-key. */
  async decrypt(address: string, type: string, bytes: Uint8Array): Promise<proto.Message> {
    const cipher = new SessionCipher(this.storage, addressOf(address));
    const body = Buffer.from(bytes);
    const padded =
      type === "pkmsg"
        ? await cipher.decryptPreKeyWhisperMessage(body)
        : await cipher.decryptWhisperMessage(body);
    return proto.Message.decode(unpadRandomMax16(padded));
  }

  /** `takeBundle` is asked only when no session is open yet; rejects when it has none to give. */
  async encrypt(address: string, takeBundle: () => KeyBundle, message: proto.IMessage): Promise<Encrypted> {
    const to = addressOf(address);
    if (!this.sessions.get(address)?.haveOpenSession()) await this.begin(to, takeBundle());
    const { type, body } = await new SessionCipher(this.storage, to).encrypt(
      encodeWAMessage(message as proto.Message),
    );
    return { type: type === 3 ? "pkmsg" : "msg", bytes: Buffer.from(body, "binary") };
  }

  /** The next message to `address` begins a new session. */
  forget(address: string): void {
    this.sessions.delete(address);
  }

  /** As after installing WhatsApp anew: another identity, no sessions. */
  reinstall(): void {
    this.turn++;
    this.sessions.clear();
    this.oneTime.clear();
  }

  save(): SavedSignalDevice {
    return {
      turn: this.turn,
      nextKey: this.nextKey,
      oneTime: Object.fromEntries(
        [...this.oneTime].map(([id, pair]) => [
          id,
          [pair.public.toString("base64"), pair.private.toString("base64")],
        ]),
      ),
      sessions: Object.fromEntries(
        [...this.sessions].map(([address, record]) => [address, record.serialize()]),
      ),
    };
  }

  private begin(to: ProtocolAddress, bundle: KeyBundle): Promise<void> {
    const { registrationId, identity, signedKey, oneTimeKey } = bundle;
    return new SessionBuilder(this.storage, to).initOutgoing({
      registrationId,
      identityKey: generateSignalPubKey(identity),
      signedPreKey: {
        keyId: signedKey.id,
        publicKey: generateSignalPubKey(signedKey.value),
        signature: signedKey.signature,
      },
      preKey: (oneTimeKey && {
        keyId: oneTimeKey.id,
        publicKey: generateSignalPubKey(oneTimeKey.value),
      }) as { keyId: number; publicKey: Uint8Array },
    });
  }

  private readonly storage: SignalStorage = {
    loadSession: async (address) => this.sessions.get(address),
    storeSession: async (address, record) => {
      this.sessions.set(address, record);
    },
    isTrustedIdentity: () => true,
    loadPreKey: async (id) => {
      const pair = this.oneTime.get(Number(id));
      return pair && signalPair(pair);
    },
    removePreKey: (id) => {
      this.oneTime.delete(id);
    },
    loadSignedPreKey: () => signalPair(this.ring.at(this.turn).signedKey.pair),
    getOurRegistrationId: () => this.ring.at(this.turn).registrationId,
    getOurIdentity: () => signalPair(this.identity),
  };
}

function addressOf(address: string): ProtocolAddress {
  const dot = address.lastIndexOf(".");
  return new ProtocolAddress(address.slice(0, dot), Number(address.slice(dot + 1)));
}

function signalPair(pair: KeyPair): { privKey: Buffer; pubKey: Buffer } {
  return { privKey: pair.private, pubKey: Buffer.from(generateSignalPubKey(pair.public)) };
}
