import type { Network } from "../network";
import { pairDevice } from "./pair-device";

/** The text of a QR picture: a link, "#", then reference, Noise key, identity and secret, by commas. */
const PARTS = 4;

/**
 * A phone's camera sees this QR. Returns a sentence when it cannot link: not a WhatsApp QR, or one that has expired.
 */
export function scanQr(network: Network, text: string, phone: string, name: string): string | undefined {
  const parts = text
    .slice(text.indexOf("#") + 1)
    .trim()
    .split(",");
  const [ref, noiseKey, identity, secret] = parts;
  if (parts.length < PARTS || !ref || !noiseKey || !identity || !secret)
    return "this is not a WhatsApp QR code";
  const connection = network.refs.get(ref);
  if (!connection?.open) return "this QR code has expired: show a new one";
  const identityKey = Buffer.from(identity, "base64");
  const said = Buffer.from(connection.registration?.devicePairingData?.eIdent ?? []);
  if (!identityKey.equals(said)) return "this QR code belongs to another device";
  for (const used of connection.refs) network.refs.delete(used);
  pairDevice(connection, network.directory.addOwner(phone, name), {
    noiseKey: Buffer.from(noiseKey, "base64"),
    identity: identityKey,
    secret: Buffer.from(secret, "base64"),
  });
  return undefined;
}
