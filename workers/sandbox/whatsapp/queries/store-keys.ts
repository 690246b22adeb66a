import {
  type BinaryNode,
  getBinaryNodeChild,
  getBinaryNodeChildBuffer,
  getBinaryNodeChildren,
  getBinaryNodeChildUInt,
} from "@whiskeysockets/baileys";
import type { LinkedDevice } from "../people/linked-device";
import type { Connection } from "../socket/connection";

/** A device leaves new one-time keys, or changes its signed pre-key (`<rotate>`). */
export function storeKeys(connection: Connection, query: BinaryNode, device: LinkedDevice): undefined {
  const changed = getBinaryNodeChild(query, "rotate") ?? query;
  const signed = getBinaryNodeChild(changed, "skey");
  if (signed) {
    device.bundle.signedKey = {
      id: idOf(signed),
      value: bytesOf(signed, "value"),
      signature: bytesOf(signed, "signature"),
    };
  }
  const registrationId = getBinaryNodeChildUInt(query, "registration", 4);
  if (registrationId !== undefined) device.bundle.registrationId = registrationId;
  const keys = getBinaryNodeChildren(getBinaryNodeChild(query, "list"), "key");
  if (keys.length > 0)
    device.oneTimeKeys.add(keys.map((key) => ({ id: idOf(key), value: bytesOf(key, "value") })));
  connection.network.changed();
  return undefined;
}

const idOf = (key: BinaryNode): number => getBinaryNodeChildUInt(key, "id", 3) ?? 0;
const bytesOf = (key: BinaryNode, tag: string): Buffer =>
  Buffer.from(getBinaryNodeChildBuffer(key, tag) ?? []);
