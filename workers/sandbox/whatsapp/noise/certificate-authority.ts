import { Curve, proto } from "@whiskeysockets/baileys";
import type { KeyPair } from "./key-pair";
import { makeKeyPair } from "./make-key-pair";

const { Details } = proto.CertChain.NoiseCertificate;

/** Signs the pretend server's Noise key. Whoever trusts `publicKey` in WhatsApp's place talks to this server. */
export class CertificateAuthority {
  private readonly intermediate = makeKeyPair();

  constructor(private readonly root: KeyPair) {}

  get publicKey(): Buffer {
    return this.root.public;
  }

  /** The chain sent in the handshake: the root (serial 0) signs an intermediate, which signs the server's key. */
  chainFor(serverPublicKey: Buffer): Buffer {
    const intermediate = Details.encode({
      serial: 1,
      issuerSerial: 0,
      key: this.intermediate.public,
    }).finish();
    const leaf = Details.encode({ serial: 2, issuerSerial: 1, key: serverPublicKey }).finish();
    const chain = proto.CertChain.encode({
      intermediate: { details: intermediate, signature: Curve.sign(this.root.private, intermediate) },
      leaf: { details: leaf, signature: Curve.sign(this.intermediate.private, leaf) },
    });
    return Buffer.from(chain.finish());
  }
}
