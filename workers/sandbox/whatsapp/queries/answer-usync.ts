import {
  type BinaryNode,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  getBinaryNodeChildString,
  S_WHATSAPP_NET,
} from "@whiskeysockets/baileys";
import type { Customer } from "../people/customer";
import type { OwnerAccount } from "../people/owner-account";
import type { Connection } from "../socket/connection";

/** "Who of these is on WhatsApp, with which hidden id, on which devices": one `<user>` per one asked for. */
export function answerUsync(connection: Connection, query: BinaryNode): BinaryNode[] {
  const usync = getBinaryNodeChild(query, "usync");
  const protocols = getBinaryNodeChild(usync, "query")?.content;
  const wanted = new Set(Array.isArray(protocols) ? protocols.map(({ tag }) => tag) : []);
  const users = getBinaryNodeChildren(getBinaryNodeChild(usync, "list"), "user");
  return [
    {
      tag: "usync",
      attrs: {},
      content: [
        { tag: "result", attrs: {}, content: [] },
        { tag: "list", attrs: {}, content: users.map((user) => userOf(connection, user, wanted)) },
      ],
    },
  ];
}

function userOf(connection: Connection, asked: BinaryNode, wanted: Set<string>): BinaryNode {
  const typed = getBinaryNodeChildString(asked, "contact")?.replace(/\D/g, "");
  const { customer, owner } = connection.network.directory.find(
    asked.attrs.jid ?? `${typed}${S_WHATSAPP_NET}`,
  );
  const person: Customer | OwnerAccount | undefined = owner ?? (customer?.registered ? customer : undefined);
  const digits = person?.digits ?? typed;
  const content: BinaryNode[] = [];
  if (wanted.has("contact")) {
    content.push({
      tag: "contact",
      attrs: { type: person ? "in" : "out" },
      content: typed ? Buffer.from(`+${typed}`) : undefined,
    });
  }
  if (wanted.has("lid") && person) content.push({ tag: "lid", attrs: { val: `${person.lid}@lid` } });
  if (wanted.has("devices")) content.push(devicesOf(person));
  if (wanted.has("status") && person) {
    content.push({ tag: "status", attrs: { t: "0" }, content: Buffer.from(person.about) });
  }
  return { tag: "user", attrs: { jid: asked.attrs.jid ?? `${digits}${S_WHATSAPP_NET}` }, content };
}

function devicesOf(person: Customer | OwnerAccount | undefined): BinaryNode {
  if (!person) return { tag: "devices", attrs: {}, content: [] };
  const ids = new Set([0, ...person.devices.keys()]);
  return {
    tag: "devices",
    attrs: {},
    content: [
      {
        tag: "device-list",
        attrs: {},
        content: [...ids].map((id) => ({
          tag: "device",
          attrs: { id: String(id), ...(id > 0 ? { "key-index": String(id) } : {}) },
        })),
      },
    ],
  };
}
