import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from "@whiskeysockets/baileys";
import type { Connection } from "../socket/connection";

/** "These are people I know": each gets a token, which real servers want to see before a first message. */
export function answerPrivacy(connection: Connection, query: BinaryNode): BinaryNode[] {
  const asked = getBinaryNodeChildren(getBinaryNodeChild(query, "tokens"), "token");
  return [
    {
      tag: "tokens",
      attrs: {},
      content: asked.map(({ attrs }) => ({
        tag: "token",
        attrs: { jid: attrs.jid ?? "", t: connection.network.seconds(), type: "trusted_contact" },
        content: Buffer.from(`sandbox ${attrs.jid}`),
      })),
    },
  ];
}
