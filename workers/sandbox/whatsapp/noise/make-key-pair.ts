import { Curve } from "@whiskeysockets/baileys";
import type { KeyPair } from "./key-pair";

export function makeKeyPair(): KeyPair {
  const pair = Curve.generateKeyPair();
  return { public: Buffer.from(pair.public), private: Buffer.from(pair.private) };
}
