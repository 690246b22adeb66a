import { S_WHATSAPP_NET } from "@whiskeysockets/baileys";
import { sendHistory } from "../history/send-history";
import type { LinkedDevice } from "../people/linked-device";
import type { Connection } from "../socket/connection";

/** The client wants live messages: first what waited for it, marked as old, then how many that were. */
export function becomeActive(connection: Connection, device: LinkedDevice): void {
  const { network } = connection;
  let place = 0;
  for (const node of device.waiting.values()) {
    connection.send({ ...node, attrs: { ...node.attrs, offline: String(place++) } });
  }
  device.active = true;
  connection.send({
    tag: "ib",
    attrs: { from: S_WHATSAPP_NET },
    content: [{ tag: "offline", attrs: { count: String(place) } }],
  });
  if (device.historySent) return;
  device.historySent = true;
  void sendHistory(network, device).catch((error: Error) => network.emit({ type: "fault", error }));
}
