import type { proto } from "@whiskeysockets/baileys";
import { offerQr } from "../link/offer-qr";
import type { LinkedDevice } from "../people/linked-device";
import type { Connection } from "./connection";

/** The client has said who it is: an unlinked one gets QR references, a linked one comes in if its Noise key fits. */
export function logIn(connection: Connection, payload: proto.ClientPayload): void {
  const { network } = connection;
  if (payload.devicePairingData) {
    connection.registration = payload;
    offerQr(connection);
    return;
  }
  const owner = network.directory.owner(String(payload.username ?? ""));
  const device = owner?.devices.get(payload.device ?? 0);
  const refusal = owner?.treatment.refuseLoginWith ?? network.refuseLoginWith;
  if (refusal || !owner || !device?.noiseKey.equals(connection.clientKey)) {
    const reason = refusal ?? 401;
    network.emit({ type: "refused", owner: String(payload.username ?? ""), reason });
    connection.close({ tag: "failure", attrs: { reason: String(reason), location: "sandbox" } });
    return;
  }
  if (device.connection) replace(connection, device);
  device.connection = connection;
  connection.device = device;
  connection.send({
    tag: "success",
    attrs: {
      t: network.seconds(),
      lid: `${owner.lid}:${device.id}@lid`,
      display_name: owner.name,
      creation: String(Math.floor(device.linkedAt / 1000)),
    },
  });
  network.emit({ type: "log-in", owner: owner.digits, device: device.id });
}

/** The newest log-in wins; the older socket is told and closed before the newer is accepted. */
function replace(connection: Connection, device: LinkedDevice): void {
  const { network } = connection;
  const older = device.connection!;
  network.violations.push({
    owner: device.owner.digits,
    device: device.id,
    at: network.now(),
    olderSilentMs: network.now() - older.lastHeardAt,
  });
  network.emit({ type: "violation", owner: device.owner.digits, device: device.id });
  older.close({
    tag: "stream:error",
    attrs: {},
    content: [{ tag: "conflict", attrs: { type: "replaced" } }],
  });
}
