/**
 * What Baileys does with wrong signatures, in a process of its own: `bun signature-probe.ts [hardened]` prints what it
 * refused. Without "hardened" it shows the hole that is closed, hence that the test would notice if it opened again.
 */
import {
  addTransactionCapability,
  type BinaryNode,
  Curve,
  configureSuccessfulPairing,
  DEFAULT_CONNECTION_CONFIG,
  generateSignalPubKey,
  hmacSign,
  initAuthCreds,
  type KeyPair,
  makeNoiseHandler,
  NOISE_WA_HEADER,
  proto,
  type SignalKeyStore,
  WA_ADV_ACCOUNT_SIG_PREFIX,
  WA_CERT_DETAILS,
} from "@whiskeysockets/baileys";
import pino from "pino";

const logger = pino({ level: "silent" });
const authority = Curve.generateKeyPair();
if (process.argv.includes("hardened")) await import("~/channels/baileys/harden");
if (process.argv.includes("trusting")) {
  const { trustAuthority } = await import("~/channels/baileys/trust-authority");
  trustAuthority(authority.public, "test");
}

type Attempt = () => unknown;
async function refused(attempt: Attempt): Promise<string | false> {
  try {
    await attempt();
    return false;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function chainOf(serverKey: KeyPair, leafSigner?: KeyPair): Uint8Array {
  const intermediate = Curve.generateKeyPair();
  const certificate = (key: Uint8Array, signer: KeyPair, serial: number) => {
    const details = proto.CertChain.NoiseCertificate.Details.encode({
      serial,
      issuerSerial: WA_CERT_DETAILS.SERIAL,
      key,
      notBefore: 0,
      notAfter: 4_000_000_000,
    }).finish();
    return { details, signature: Curve.sign(signer.private, Buffer.from(details)) };
  };
  return proto.CertChain.encode({
    intermediate: certificate(intermediate.public, authority, 1),
    leaf: certificate(serverKey.public, leafSigner ?? intermediate, 2),
  }).finish();
}

/** A server that speaks Noise rightly and shows this chain; both ends are Baileys' own handler. */
function shakeHands(leafSigner?: KeyPair): void {
  const [ephemeral, serverEphemeral, serverKey, noiseKey] = [1, 2, 3, 4].map(() =>
    Curve.generateKeyPair(),
  ) as [KeyPair, KeyPair, KeyPair, KeyPair];
  const client = makeNoiseHandler({ keyPair: ephemeral, NOISE_HEADER: NOISE_WA_HEADER, logger });
  const server = makeNoiseHandler({
    keyPair: { private: serverEphemeral.private, public: ephemeral.public },
    NOISE_HEADER: NOISE_WA_HEADER,
    logger,
  });
  server.authenticate(serverEphemeral.public);
  server.mixIntoKey(Curve.sharedKey(serverEphemeral.private, ephemeral.public));
  const fixed = server.encrypt(serverKey.public);
  server.mixIntoKey(Curve.sharedKey(serverKey.private, ephemeral.public));
  const payload = server.encrypt(chainOf(serverKey, leafSigner));
  const serverHello = { ephemeral: serverEphemeral.public, static: fixed, payload };
  client.processHandshake(proto.HandshakeMessage.create({ serverHello }), noiseKey);
}

function memoryKeys(): SignalKeyStore {
  const rows = new Map<string, unknown>();
  return {
    get: async (type, ids) =>
      Object.fromEntries(
        ids.map((id) => [id, rows.get(`${type} ${id}`)]).filter(([, value]) => value !== undefined),
      ),
    set: async (data) => {
      for (const [type, values] of Object.entries(data)) {
        for (const [id, value] of Object.entries(values ?? {})) rows.set(`${type} ${id}`, value);
      }
    },
  };
}

/** A first message to somebody whose signed pre-key is signed by `signer`. */
async function startSession(signer: "themselves" | "somebody else"): Promise<void> {
  const creds = initAuthCreds();
  const keys = addTransactionCapability(memoryKeys(), logger, {
    maxCommitRetries: 1,
    delayBetweenTriesMs: 1,
  });
  const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, logger);
  const identity = Curve.generateKeyPair();
  const preKey = generateSignalPubKey(Curve.generateKeyPair().public);
  const { private: secret } = signer === "themselves" ? identity : Curve.generateKeyPair();
  await repository.injectE2ESession({
    jid: "5511900000000@s.whatsapp.net",
    session: {
      registrationId: 1,
      identityKey: generateSignalPubKey(identity.public),
      signedPreKey: { keyId: 1, publicKey: preKey, signature: Curve.sign(secret, Buffer.from(preKey)) },
      preKey: { keyId: 1, publicKey: generateSignalPubKey(Curve.generateKeyPair().public) },
    },
  });
}

/** The phone's half of linking, with the account's signature made by `signer`. */
function pair(signer: "the account" | "somebody else"): void {
  const creds = initAuthCreds();
  const account = Curve.generateKeyPair();
  const { private: secret } = signer === "the account" ? account : Curve.generateKeyPair();
  const details = proto.ADVDeviceIdentity.encode({ rawId: 1, timestamp: 1, keyIndex: 1 }).finish();
  const signed = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, creds.signedIdentityKey.public]);
  const identity = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: account.public,
    accountSignature: Curve.sign(secret, signed),
  }).finish();
  const hmac = hmacSign(identity, Buffer.from(creds.advSecretKey, "base64"));
  const stanza: BinaryNode = {
    tag: "iq",
    attrs: { id: "1" },
    content: [
      {
        tag: "pair-success",
        attrs: {},
        content: [
          {
            tag: "device-identity",
            attrs: {},
            content: proto.ADVSignedDeviceIdentityHMAC.encode({ details: identity, hmac }).finish(),
          },
          { tag: "device", attrs: { jid: "5511900000000:1@s.whatsapp.net", lid: "11111111111:1@lid" } },
        ],
      },
    ],
  };
  configureSuccessfulPairing(stanza, creds);
}

const report = {
  untrustedServer: await refused(() => shakeHands()),
  leafBySomebodyElse: await refused(() => shakeHands(Curve.generateKeyPair())),
  strangersPreKey: await refused(() => startSession("somebody else")),
  strangersAccount: await refused(() => pair("somebody else")),
  rightPreKey: await refused(() => startSession("themselves")),
  rightAccount: await refused(() => pair("the account")),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
