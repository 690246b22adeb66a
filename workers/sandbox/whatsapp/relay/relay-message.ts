import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { Customer } from "../people/customer";
import type { LinkedDevice } from "../people/linked-device";
import type { OwnerAccount } from "../people/owner-account";
import type { Connection } from "../socket/connection";
import { arriveAtCustomer } from "./arrive-at-customer";
import { arriveAtOtherOwner } from "./arrive-at-other-owner";
import { arriveAtOwner } from "./arrive-at-owner";

interface Copy {
  jid: string;
  enc: BinaryNode;
}

/** A linked device sends: the server acks, and each addressed device gets its own encrypted copy. */
export async function relayMessage(
  connection: Connection,
  device: LinkedDevice,
  node: BinaryNode,
): Promise<void> {
  const { network } = connection;
  const { owner } = device;
  const { id = "", to = "" } = node.attrs;
  const { treatment } = owner;
  const { customer } = network.directory.find(to);
  const fate = customer && network.options.fate?.(owner, customer);
  if (treatment.loseMessages || fate?.lost) {
    network.emit({ type: "lost", owner: owner.digits, id, to });
    return;
  }
  const error = treatment.rejectWith ?? fate?.error ?? lockedOut(network, owner, customer);
  if (!treatment.holdAcks && !fate?.silent) acknowledge(connection, node, error);
  network.emit({ type: "accepted", owner: owner.digits, id, to, ...(error ? { error } : {}) });
  if (error) return;
  for (const { jid, enc } of copiesOf(node, to)) {
    const found = network.directory.find(jid);
    const arriving = { id, enc, to, again: node.attrs.device_fanout === "false" };
    if (found.owner === owner) await arriveAtOwner(network, device, found.device, arriving);
    else if (found.owner) await arriveAtOtherOwner(network, device, found.owner, found.device, arriving);
    else if (found.customer) await arriveAtCustomer(network, device, found.customer, found.device, arriving);
  }
}

const REACHOUT_LOCK = "463";

/** A restricted account may go on with whom it has talked, and begin nothing new. */
function lockedOut(
  network: Network,
  owner: OwnerAccount,
  customer: Customer | undefined,
): string | undefined {
  const locked = (owner.treatment.reachoutLockedUntil ?? 0) > network.now();
  return locked && customer && !owner.talkedTo.has(customer.digits) ? REACHOUT_LOCK : undefined;
}

function acknowledge(connection: Connection, node: BinaryNode, error: string | undefined): void {
  const { network, device } = connection;
  const { id = "", to = "" } = node.attrs;
  const say = () =>
    connection.send({
      tag: "ack",
      attrs: { class: "message", id, from: to, t: network.seconds(), ...(error ? { error } : {}) },
    });
  const wait = device?.owner.treatment.ackAfterMs ?? 0;
  if (wait > 0) network.later(wait, say);
  else say();
}

/** One copy per device under `<participants>`, or a single one addressed by the message itself. */
function copiesOf(node: BinaryNode, to: string): Copy[] {
  const copies = getBinaryNodeChildren(getBinaryNodeChild(node, "participants"), "to").flatMap((one) => {
    const enc = getBinaryNodeChild(one, "enc");
    return one.attrs.jid && enc ? [{ jid: one.attrs.jid, enc }] : [];
  });
  const single = getBinaryNodeChild(node, "enc");
  return single ? [...copies, { jid: to, enc: single }] : copies;
}
