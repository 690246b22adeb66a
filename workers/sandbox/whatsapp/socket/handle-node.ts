import type { BinaryNode } from "@whiskeysockets/baileys";
import { answerQuery } from "../queries/answer-query";
import { relayMessage } from "../relay/relay-message";
import { takeAck } from "../relay/take-ack";
import { takePresence } from "../relay/take-presence";
import { takeReceipt } from "../relay/take-receipt";
import type { Connection } from "./connection";

/** One node from the client. A client that has not logged in can only be linked. */
export async function handleNode(connection: Connection, node: BinaryNode): Promise<void> {
  if (node.tag === "iq") {
    answerQuery(connection, node);
    return;
  }
  const { device } = connection;
  if (!device) return;
  switch (node.tag) {
    case "message":
      return relayMessage(connection, device, node);
    case "receipt":
      return takeReceipt(connection, device, node);
    case "ack":
      return takeAck(device, node);
    case "presence":
    case "chatstate":
      return takePresence(connection, device, node);
  }
}
