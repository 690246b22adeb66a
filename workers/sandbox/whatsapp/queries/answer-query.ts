import { type BinaryNode, S_WHATSAPP_NET } from "@whiskeysockets/baileys";
import { answerLinkCode } from "../link/answer-link-code";
import { unlinkDevice } from "../link/unlink-device";
import type { LinkedDevice } from "../people/linked-device";
import type { Connection } from "../socket/connection";
import { answerBlocklist } from "./answer-blocklist";
import { answerKeys } from "./answer-keys";
import { answerMex } from "./answer-mex";
import { answerPicture } from "./answer-picture";
import { answerPrivacy } from "./answer-privacy";
import { answerUsync } from "./answer-usync";
import { becomeActive } from "./become-active";
import { storeKeys } from "./store-keys";

type Answer = BinaryNode[] | "answered" | undefined;
type Handler = (connection: Connection, node: BinaryNode, device: LinkedDevice) => Answer;

const node = (tag: string, attrs: Record<string, string>, content?: BinaryNode[]): BinaryNode => ({
  tag,
  attrs,
  content,
});

/** By namespace, kind and first child; what is not here is answered with an empty result. */
const HANDLERS: Record<string, Handler> = {
  "encrypt get count": (_connection, _node, device) => [
    node("count", { value: String(device.oneTimeKeys.size) }),
  ],
  "encrypt get digest": () => [node("digest", {})],
  "encrypt get key": answerKeys,
  "encrypt set registration": storeKeys,
  "encrypt set rotate": storeKeys,
  "usync get usync": answerUsync,
  "w:m set media_conn": (connection) => {
    const hostname = connection.network.media?.host ?? "127.0.0.1:1";
    return [
      node("media_conn", { auth: "sandbox", ttl: "3600" }, [
        node("host", { hostname, maxContentLengthBytes: "104857600" }),
      ]),
    ];
  },
  "abt get props": () => [node("props", { protocol: "1", hash: "sandbox" }, [])],
  "privacy get privacy": () => [
    node("privacy", {}, [node("category", { name: "readreceipts", value: "all" })]),
  ],
  "privacy set tokens": answerPrivacy,
  "blocklist get ": answerBlocklist,
  "blocklist set item": answerBlocklist,
  "w:profile:picture get picture": answerPicture,
  "w:mex get query": answerMex,
  "w:g2 get participating": () => [node("groups", {}, [])],
  "w:sync:app:state set sync": (_connection, query) => [
    node(
      "sync",
      {},
      childrenOf(childrenOf(query)[0]).map((collection) =>
        node("collection", { name: collection.attrs.name ?? "", version: collection.attrs.version ?? "0" }),
      ),
    ),
  ],
  "md set remove-companion-device": (connection, query, device) => {
    reply(connection, query, undefined);
    unlinkDevice(connection.network, device);
    return "answered";
  },
};

function childrenOf(parent: BinaryNode | undefined): BinaryNode[] {
  return Array.isArray(parent?.content) ? parent.content : [];
}

/** A client's question, or its answer to one of ours (only pairing waits for one). */
export function answerQuery(connection: Connection, query: BinaryNode): void {
  const first = childrenOf(query)[0];
  const { attrs } = query;
  if (attrs.type === "result") {
    const { pairing } = connection;
    if (pairing && first?.tag === "pair-device-sign") pairing.finish(first);
    return;
  }
  const what = `${attrs.xmlns} ${attrs.type} ${first?.tag ?? ""}`;
  const { network, device } = connection;
  network.queries.set(what, (network.queries.get(what) ?? 0) + 1);
  network.emit({ type: "query", owner: device?.owner.digits ?? "", what });
  if (what === "md set link_code_companion_reg") {
    const answer = answerLinkCode(connection, first!);
    reply(connection, query, answer);
    return;
  }
  if (!device) {
    if (attrs.xmlns === "w:p") reply(connection, query, undefined);
    return;
  }
  if (what === "passive set active") {
    reply(connection, query, undefined);
    becomeActive(connection, device);
    return;
  }
  const answer = HANDLERS[what]?.(connection, query, device);
  if (answer !== "answered") reply(connection, query, answer);
}

function reply(connection: Connection, query: BinaryNode, content: BinaryNode[] | undefined): void {
  connection.send({
    tag: "iq",
    attrs: { from: S_WHATSAPP_NET, type: "result", id: query.attrs.id ?? "" },
    content,
  });
}
