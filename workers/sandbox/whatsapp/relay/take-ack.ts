import type { BinaryNode } from "@whiskeysockets/baileys";
import type { LinkedDevice } from "../people/linked-device";
import { waitingKey } from "./deliver";

/** The client has dealt with a node. A message that it asked for again stays: the new copy has the same id. */
export function takeAck(device: LinkedDevice, node: BinaryNode): void {
  const { attrs } = node;
  const tag = attrs.class ?? "";
  if (tag === "message" && attrs.error && device.askedAgain.delete(attrs.id ?? "")) return;
  device.waiting.delete(waitingKey(tag, attrs));
}
