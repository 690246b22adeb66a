import { type BinaryNode, encodeBigEndian } from "@whiskeysockets/baileys";
import type { KeyBundle } from "./key-bundle";

const bytes = (tag: string, content: Uint8Array): BinaryNode => ({ tag, attrs: {}, content });

/** A bundle as WhatsApp writes it: `<registration>`, `<type>`, `<identity>`, `<skey>` and, if there is one, `<key>`. */
export function bundleNodes(bundle: KeyBundle): BinaryNode[] {
  const { signedKey, oneTimeKey } = bundle;
  const nodes = [
    bytes("registration", encodeBigEndian(bundle.registrationId, 4)),
    bytes("type", Buffer.from([5])),
    bytes("identity", bundle.identity),
    {
      tag: "skey",
      attrs: {},
      content: [
        bytes("id", encodeBigEndian(signedKey.id, 3)),
        bytes("value", signedKey.value),
        bytes("signature", signedKey.signature),
      ],
    },
  ];
  if (oneTimeKey) {
    nodes.push({
      tag: "key",
      attrs: {},
      content: [bytes("id", encodeBigEndian(oneTimeKey.id, 3)), bytes("value", oneTimeKey.value)],
    });
  }
  return nodes;
}
