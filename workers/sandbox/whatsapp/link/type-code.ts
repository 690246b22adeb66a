import { randomBytes } from "node:crypto";
import { aesDecryptCTR, aesEncryptCTR, derivePairingCodeKey, S_WHATSAPP_NET } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import { registeredDigits } from "../people/registered-digits";

/**
 * Somebody types the eight characters on the phone. A wrong code is not noticed here: the client finds that the keys do
 * not fit. Returns a sentence when nothing waits for a code.
 */
export async function typeCode(
  network: Network,
  phone: string,
  code: string,
  name: string,
): Promise<string | undefined> {
  const pending = network.codes.get(registeredDigits(phone));
  if (!pending?.connection.open) return "no device is waiting for a code of this phone";
  const owner = network.directory.addOwner(phone, name);
  const typed = code.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  if (typed.length !== 8) return "the code has eight characters";
  const { wrapped, ephemeral, ref, connection } = pending;
  const unlock = await derivePairingCodeKey(typed, wrapped.subarray(0, 32));
  pending.companion = aesDecryptCTR(wrapped.subarray(48), unlock, wrapped.subarray(32, 48));
  const salt = randomBytes(32);
  const iv = randomBytes(16);
  const sealed = aesEncryptCTR(ephemeral.public, await derivePairingCodeKey(typed, salt), iv);
  const bytes = (tag: string, content: Uint8Array) => ({ tag, attrs: {}, content });
  connection.send({
    tag: "notification",
    attrs: {
      from: S_WHATSAPP_NET,
      type: "link_code_companion_reg",
      id: network.newId(),
      t: network.seconds(),
    },
    content: [
      {
        tag: "link_code_companion_reg",
        attrs: { stage: "primary_hello" },
        content: [
          bytes("link_code_pairing_wrapped_primary_ephemeral_pub", Buffer.concat([salt, iv, sealed])),
          bytes("primary_identity_pub", owner.phone.identity.public),
          bytes("link_code_pairing_ref", ref),
        ],
      },
    ],
  });
  return undefined;
}
