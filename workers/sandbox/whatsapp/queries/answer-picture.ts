import type { BinaryNode } from "@whiskeysockets/baileys";
import type { Connection } from "../socket/connection";

/** Where somebody's profile picture is, if they have one. */
export function answerPicture(connection: Connection, query: BinaryNode): BinaryNode[] {
  const { network } = connection;
  const { customer, owner } = network.directory.find(query.attrs.target ?? "");
  const url = (customer ?? owner)?.pictureUrl ?? network.media?.pictureOf((customer ?? owner)?.digits ?? "");
  return url
    ? [{ tag: "picture", attrs: { id: "1", type: "image", url, direct_path: new URL(url).pathname } }]
    : [];
}
