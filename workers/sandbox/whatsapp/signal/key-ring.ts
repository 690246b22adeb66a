import { signedKeyPair } from "@whiskeysockets/baileys";
import type { KeyPair } from "../noise/key-pair";
import { makeKeyPair } from "../noise/make-key-pair";

/** A device's long-lived Signal keys. */
export interface IdentityKeys {
  identity: KeyPair;
  registrationId: number;
  signedKey: { pair: KeyPair; signature: Buffer };
}

const SIZE = 128;

/**
 * Identities that pretend phones share by turns: signing a pre-key takes milliseconds of pure JavaScript, and five
 * thousand customers each with an own one would be half a minute. Nothing between two phones depends on it.
 */
export class KeyRing {
  private readonly keys: (IdentityKeys | undefined)[];

  constructor(saved: SavedIdentity[] = []) {
    this.keys = saved.map(restore);
  }

  at(turn: number): IdentityKeys {
    const index = turn % SIZE;
    this.keys[index] ??= make();
    return this.keys[index];
  }

  save(): SavedIdentity[] {
    return Array.from(this.keys, (keys) => keys && store(keys));
  }
}

export type SavedIdentity =
  | { identity: string[]; registrationId: number; signedKey: string[]; signature: string }
  | undefined
  | null;

function make(): IdentityKeys {
  const identity = makeKeyPair();
  const { keyPair, signature } = signedKeyPair(identity, 1);
  const pair = { public: Buffer.from(keyPair.public), private: Buffer.from(keyPair.private) };
  const registrationId = 1 + Math.floor(Math.random() * 16_380);
  return { identity, registrationId, signedKey: { pair, signature: Buffer.from(signature) } };
}

const texts = (pair: KeyPair) => [pair.public.toString("base64"), pair.private.toString("base64")];
const pairOf = ([publicKey = "", privateKey = ""]: string[]): KeyPair => ({
  public: Buffer.from(publicKey, "base64"),
  private: Buffer.from(privateKey, "base64"),
});

function store({ identity, registrationId, signedKey }: IdentityKeys): SavedIdentity {
  return {
    identity: texts(identity),
    registrationId,
    signedKey: texts(signedKey.pair),
    signature: signedKey.signature.toString("base64"),
  };
}

function restore(saved: SavedIdentity): IdentityKeys | undefined {
  if (!saved) return undefined;
  return {
    identity: pairOf(saved.identity),
    registrationId: saved.registrationId,
    signedKey: { pair: pairOf(saved.signedKey), signature: Buffer.from(saved.signature, "base64") },
  };
}
