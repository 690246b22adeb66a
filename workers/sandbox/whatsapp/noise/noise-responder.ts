import {
  aesDecryptGCM,
  aesEncryptGCM,
  Curve,
  hkdf,
  NOISE_MODE,
  NOISE_WA_HEADER,
  proto,
  sha256,
} from "@whiskeysockets/baileys";
import { frameOf } from "./frame-of";
import type { KeyPair } from "./key-pair";
import { makeKeyPair } from "./make-key-pair";

const EMPTY = Buffer.alloc(0);

/** What is only needed until both sides have their transport keys. */
interface Handshake {
  hash: Buffer;
  salt: Buffer;
  key: Buffer;
  count: number;
  ephemeral: KeyPair;
}

interface Transport {
  receiveKey: Buffer;
  sendKey: Buffer;
  received: number;
  sent: number;
}

/**
 * The server's side of Noise_XX_25519_AESGCM_SHA256 as WhatsApp's clients speak it: hello, answer, finish, and then
 * frames under two AES-GCM keys with counters as nonces. Methods throw when a tag does not fit.
 */
export class NoiseResponder {
  private handshake: Handshake | undefined;
  private transport: Transport | undefined;
  /** The client's long-lived Noise key, known after `takeFinish`. */
  clientKey: Buffer = EMPTY;

  constructor(
    private readonly server: KeyPair,
    private readonly certificates: Buffer,
  ) {
    const start = Buffer.from(NOISE_MODE);
    this.handshake = { hash: start, salt: start, key: start, count: 0, ephemeral: makeKeyPair() };
    this.mixHash(NOISE_WA_HEADER);
  }

  get ready(): boolean {
    return this.transport !== undefined;
  }

  /** The client's hello frame; returns the whole answer frame. */
  answerHello(frame: Buffer): Buffer {
    const { ephemeral } = this.state;
    const { clientHello } = proto.HandshakeMessage.decode(frame);
    const client = Buffer.from(clientHello!.ephemeral!);
    this.mixHash(client);
    this.mixHash(ephemeral.public);
    this.mixKey(Curve.sharedKey(ephemeral.private, client));
    const staticKey = this.seal(this.server.public);
    this.mixKey(Curve.sharedKey(this.server.private, client));
    const payload = this.seal(this.certificates);
    return frameOf(
      proto.HandshakeMessage.encode({
        serverHello: { ephemeral: ephemeral.public, static: staticKey, payload },
      }).finish(),
    );
  }

  /** The client's finish frame: who it is and what it wants. From here on frames are encrypted both ways. */
  takeFinish(frame: Buffer): proto.ClientPayload {
    const { clientFinish } = proto.HandshakeMessage.decode(frame);
    this.clientKey = this.unseal(clientFinish!.static!);
    this.mixKey(Curve.sharedKey(this.state.ephemeral.private, this.clientKey));
    const payload = this.unseal(clientFinish!.payload!);
    const [receiveKey, sendKey] = this.split(EMPTY);
    this.transport = { receiveKey, sendKey, received: 0, sent: 0 };
    this.handshake = undefined;
    return proto.ClientPayload.decode(payload);
  }

  decrypt(frame: Buffer): Buffer {
    const transport = this.transport!;
    return aesDecryptGCM(frame, transport.receiveKey, nonceOf(transport.received++), EMPTY);
  }

  encrypt(bytes: Uint8Array): Buffer {
    const transport = this.transport!;
    return frameOf(aesEncryptGCM(bytes, transport.sendKey, nonceOf(transport.sent++), EMPTY));
  }

  private get state(): Handshake {
    if (!this.handshake) throw new Error("the handshake is over");
    return this.handshake;
  }

  private mixHash(bytes: Uint8Array): void {
    this.state.hash = sha256(Buffer.concat([this.state.hash, bytes]));
  }

  private mixKey(secret: Uint8Array): void {
    const [salt, key] = this.split(secret);
    Object.assign(this.state, { salt, key, count: 0 });
  }

  private split(secret: Uint8Array): [Buffer, Buffer] {
    const out = Buffer.from(hkdf(Buffer.from(secret), 64, { salt: this.state.salt, info: "" }));
    return [out.subarray(0, 32), out.subarray(32)];
  }

  private seal(plain: Uint8Array): Buffer {
    const sealed = aesEncryptGCM(plain, this.state.key, nonceOf(this.state.count++), this.state.hash);
    this.mixHash(sealed);
    return sealed;
  }

  private unseal(sealed: Uint8Array): Buffer {
    const plain = aesDecryptGCM(sealed, this.state.key, nonceOf(this.state.count++), this.state.hash);
    this.mixHash(sealed);
    return plain;
  }
}

function nonceOf(count: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(count, 8);
  return nonce;
}
