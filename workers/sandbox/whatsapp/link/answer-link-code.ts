import { randomBytes } from "node:crypto";
import {
  aesDecryptGCM,
  type BinaryNode,
  Curve,
  getBinaryNodeChildBuffer,
  hkdf,
} from "@whiskeysockets/baileys";
import { makeKeyPair } from "../noise/make-key-pair";
import { registeredDigits } from "../people/registered-digits";
import type { Connection } from "../socket/connection";
import { pairDevice } from "./pair-device";

/**
 * Linking by eight characters, the client's two steps: "hello" leaves its ephemeral key, locked with the code;
 * "finish" proves that both sides had the same code and names the identity to be linked.
 */
export function answerLinkCode(connection: Connection, step: BinaryNode): BinaryNode[] | undefined {
  const phone = registeredDigits((step.attrs.jid ?? "").split("@")[0]!);
  return step.attrs.stage === "companion_hello"
    ? hello(connection, phone, step)
    : finish(connection, phone, step);
}

function hello(connection: Connection, phone: string, step: BinaryNode): BinaryNode[] {
  const { network } = connection;
  const ref = randomBytes(16);
  const wrapped = bytesOf(step, "link_code_pairing_wrapped_companion_ephemeral_pub");
  network.codes.set(phone, { connection, wrapped, ref, ephemeral: makeKeyPair() });
  network.emit({ type: "code-asked", owner: phone });
  return [
    {
      tag: "link_code_companion_reg",
      attrs: { stage: "companion_hello" },
      content: [{ tag: "link_code_pairing_ref", attrs: {}, content: ref }],
    },
  ];
}

function finish(connection: Connection, phone: string, step: BinaryNode): undefined {
  const { network } = connection;
  const pending = network.codes.get(phone);
  const owner = network.directory.owner(phone);
  if (!pending?.companion || !owner) throw new Error("nobody has typed this code");
  network.codes.delete(phone);
  const sealed = bytesOf(step, "link_code_pairing_wrapped_key_bundle");
  const identity = bytesOf(step, "companion_identity_public");
  const shared = Curve.sharedKey(pending.ephemeral.private, pending.companion);
  const key = hkdf(shared, 32, {
    salt: sealed.subarray(0, 32),
    info: "link_code_pairing_key_bundle_encryption_key",
  });
  const plain = aesDecryptGCM(
    sealed.subarray(44),
    Buffer.from(key),
    sealed.subarray(32, 44),
    Buffer.alloc(0),
  );
  const account = owner.phone.identity;
  if (!plain.subarray(0, 32).equals(identity) || !plain.subarray(32, 64).equals(account.public)) {
    throw new Error("the code's keys do not fit");
  }
  const secret = hkdf(
    Buffer.concat([shared, Curve.sharedKey(account.private, identity), plain.subarray(64, 96)]),
    32,
    { info: "adv_secret" },
  );
  const { clientKey } = connection;
  // The client stores the new secret when this step is answered; pairing has to come after the answer.
  setImmediate(() => {
    if (connection.open)
      pairDevice(connection, owner, { noiseKey: clientKey, identity, secret: Buffer.from(secret) });
  });
  return undefined;
}

const bytesOf = (node: BinaryNode, tag: string): Buffer =>
  Buffer.from(getBinaryNodeChildBuffer(node, tag) ?? []);
