import { randomBytes } from "node:crypto";
import { S_WHATSAPP_NET } from "@whiskeysockets/baileys";
import type { Connection } from "../socket/connection";

const REFS = 6;

/** Gives an unlinked client six references, each for one QR picture. */
export function offerQr(connection: Connection): void {
  const { network } = connection;
  for (let count = 0; count < REFS; count++) {
    const ref = `2@${randomBytes(48).toString("base64url")}`;
    connection.refs.push(ref);
    network.refs.set(ref, connection);
  }
  connection.send({
    tag: "iq",
    attrs: { from: S_WHATSAPP_NET, type: "set", id: network.newId(), xmlns: "md" },
    content: [
      {
        tag: "pair-device",
        attrs: {},
        content: connection.refs.map((ref) => ({ tag: "ref", attrs: {}, content: Buffer.from(ref) })),
      },
    ],
  });
  network.emit({ type: "qr", refs: REFS });
}
