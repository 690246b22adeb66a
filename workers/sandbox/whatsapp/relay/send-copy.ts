import type { Network } from "../network";
import type { LinkedDevice } from "../people/linked-device";
import type { Encrypted } from "../signal/signal-device";
import { announceLowKeys } from "./announce-low-keys";
import { deliver } from "./deliver";
import type { SentCopy } from "./sent-copy";

/** How a copy is spoiled on purpose: its tag does not fit, or it belongs to a session that the device does not know. */
export type Spoil = "bad-mac" | "stale-session";

/**
 * Encrypts a message for one linked device and sends it there. `again` is the number of a repetition: a new session is
 * begun for it.
 */
export async function sendCopy(
  network: Network,
  device: LinkedDevice,
  sent: SentCopy,
  options: { spoil?: Spoil; again?: number } = {},
): Promise<void> {
  const { owner } = device;
  const address = `${owner.lid}.${device.id}`;
  const signal = sent.customer ? sent.customer.devices.get(0)! : owner.phone;
  if (options.again) signal.forget(address);
  const takeBundle = () => ({ ...device.bundle, oneTimeKey: device.oneTimeKeys.take() });
  const sealed = spoiled(await signal.encrypt(address, takeBundle, sent.message), options.spoil);
  announceLowKeys(network, device);
  network.changed();
  deliver(network, device, {
    tag: "message",
    attrs: { ...sent.attrs, from: sent.from ?? `${(sent.customer ?? owner).lid}@lid`, id: sent.id },
    content: [
      {
        tag: "enc",
        attrs: {
          v: "2",
          type: sealed.type,
          ...(sent.mediaType ? { mediatype: sent.mediaType } : {}),
          ...(options.again ? { count: String(options.again) } : {}),
        },
        content: sealed.bytes,
      },
    ],
  });
}

/** The last bytes of a message are its tag; a pre-key message is made unreadable by an identity nobody published. */
function spoiled(sealed: Encrypted, how: Spoil | undefined): Encrypted {
  if (!how) return sealed;
  const bytes = Buffer.from(sealed.bytes);
  if (how === "bad-mac") bytes[bytes.length - 1]! ^= 0xff;
  else bytes.fill(0x5a, 3, Math.min(36, bytes.length - 10));
  return { type: "msg", bytes };
}
