import {
  type BinaryNode,
  Curve,
  getBinaryNodeChildBuffer,
  hmacSign,
  proto,
  S_WHATSAPP_NET,
  WA_ADV_ACCOUNT_SIG_PREFIX,
  WA_ADV_DEVICE_SIG_PREFIX,
} from "@whiskeysockets/baileys";
import { verifySignature } from "~/channels/baileys/verify-signature";
import type { LinkedDevice } from "../people/linked-device";
import type { OwnerAccount } from "../people/owner-account";
import { OneTimeKeys } from "../signal/one-time-keys";
import type { Connection } from "../socket/connection";

const asNumber = (bytes: Uint8Array | null | undefined): number =>
  bytes && bytes.length > 0 ? Buffer.from(bytes).readUIntBE(0, bytes.length) : 0;

/**
 * The phone accepts a new device: signs its identity with the account's and sends it down the waiting socket. The device
 * exists once it has signed back; then the server asks it to log in anew (515).
 */
export function pairDevice(
  connection: Connection,
  owner: OwnerAccount,
  keys: { noiseKey: Buffer; identity: Buffer; secret: Buffer },
): void {
  const { network } = connection;
  const registered = connection.registration?.devicePairingData;
  if (!registered) throw new Error("this socket did not ask to be linked");
  const id = takeDeviceId(owner);
  const account = owner.phone.identity;
  const details = proto.ADVDeviceIdentity.encode({
    rawId: 1,
    timestamp: Number(network.seconds()),
    keyIndex: id,
    accountType: 0,
    deviceType: 0,
  }).finish();
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: account.public,
    accountSignature: Curve.sign(
      account.private,
      Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, keys.identity]),
    ),
  }).finish();
  const device: LinkedDevice = {
    owner,
    id,
    noiseKey: keys.noiseKey,
    bundle: {
      registrationId: asNumber(registered.eRegid),
      identity: keys.identity,
      signedKey: {
        id: asNumber(registered.eSkeyId),
        value: Buffer.from(registered.eSkeyVal!),
        signature: Buffer.from(registered.eSkeySig!),
      },
    },
    oneTimeKeys: new OneTimeKeys(),
    linkedAt: network.now(),
    active: false,
    online: false,
    historySent: false,
    waiting: new Map(),
    askedAgain: new Set(),
  };
  connection.pairing = {
    requestId: network.newId(),
    finish: (answer) => finish(connection, device, details, answer),
  };
  connection.send({
    tag: "iq",
    attrs: {
      from: S_WHATSAPP_NET,
      type: "set",
      id: connection.pairing.requestId,
      xmlns: "md",
      t: network.seconds(),
    },
    content: [
      {
        tag: "pair-success",
        attrs: {},
        content: [
          {
            tag: "device-identity",
            attrs: {},
            content: proto.ADVSignedDeviceIdentityHMAC.encode({
              details: signed,
              hmac: hmacSign(Buffer.from(signed), keys.secret),
            }).finish(),
          },
          {
            tag: "device",
            attrs: {
              jid: `${owner.digits}:${id}${S_WHATSAPP_NET}`,
              lid: `${owner.lid}:${id}@lid`,
            },
          },
          { tag: "platform", attrs: { name: "android" } },
          ...(owner.business ? [{ tag: "biz", attrs: { name: owner.name } }] : []),
        ],
      },
    ],
  });
}

/** WhatsApp keeps 99 for something else, and an id is one byte: after the last one the free ones come again. */
const LAST_DEVICE = 98;

function takeDeviceId(owner: OwnerAccount): number {
  let id = owner.nextDevice;
  while (owner.devices.has(id)) id = (id % LAST_DEVICE) + 1;
  owner.nextDevice = (id % LAST_DEVICE) + 1;
  return id;
}

function finish(connection: Connection, device: LinkedDevice, details: Uint8Array, answer: BinaryNode): void {
  const { network } = connection;
  const { owner } = device;
  const identity = proto.ADVSignedDeviceIdentity.decode(getBinaryNodeChildBuffer(answer, "device-identity")!);
  const message = Buffer.concat([
    WA_ADV_DEVICE_SIG_PREFIX,
    details,
    device.bundle.identity,
    owner.phone.identity.public,
  ]);
  if (!verifySignature(device.bundle.identity, message, identity.deviceSignature ?? Buffer.alloc(0))) {
    throw new Error("the new device's signature does not verify");
  }
  owner.devices.set(device.id, device);
  network.changed();
  network.emit({ type: "paired", owner: owner.digits, device: device.id });
  connection.close({ tag: "stream:error", attrs: { code: "515" } });
}
