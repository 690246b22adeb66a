import type { Network } from "../network";
import type { LinkedDevice } from "../people/linked-device";

/** The device is no longer one of the number's; if it is connected it is told so (401). */
export function unlinkDevice(network: Network, device: LinkedDevice): void {
  const { owner } = device;
  owner.devices.delete(device.id);
  network.changed();
  network.emit({ type: "unlinked", owner: owner.digits, device: device.id });
  device.connection?.close({
    tag: "stream:error",
    attrs: { code: "401" },
    content: [{ tag: "conflict", attrs: { type: "device_removed" } }],
  });
}
