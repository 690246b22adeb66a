import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { der } from "./der";

const ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
const COMMON_NAME = "2.5.4.3";
const BASIC_CONSTRAINTS = "2.5.29.19";
const ALTERNATIVE_NAME = "2.5.29.17";
const YEAR_MS = 365 * 86_400_000;

export interface Certificate {
  certificate: string;
  privateKey: string;
}

/** A certificate for 127.0.0.1 and localhost that vouches for itself, as PEM, with its new P-256 key. */
export function selfSignedCertificate(now: number): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const algorithm = der.sequence(der.identifier(ECDSA_WITH_SHA256));
  const name = der.sequence(
    der.set(der.sequence(der.identifier(COMMON_NAME), der.text("Sandbox media server"))),
  );
  const serial = randomBytes(16);
  serial[0]! &= 0x7f;
  serial[0]! |= 0x01;
  const body = der.sequence(
    der.context(0, der.integer(Buffer.from([2]))),
    der.integer(serial),
    algorithm,
    name,
    der.sequence(der.time(new Date(now - YEAR_MS)), der.time(new Date(now + 10 * YEAR_MS))),
    name,
    publicKey,
    der.context(3, der.sequence(authority(), alternativeNames())),
  );
  const signature = sign("sha256", body, privateKey);
  const whole = der.sequence(body, algorithm, der.bits(signature));
  return { certificate: pem(whole), privateKey };
}

/** It is its own authority, so that a client can trust it by name. */
function authority(): Buffer {
  return der.sequence(
    der.identifier(BASIC_CONSTRAINTS),
    der.boolean(true),
    der.bytes(der.sequence(der.boolean(true))),
  );
}

function alternativeNames(): Buffer {
  const dns = der.context(2, Buffer.from("localhost"), false);
  const address = der.context(7, Buffer.from([127, 0, 0, 1]), false);
  return der.sequence(der.identifier(ALTERNATIVE_NAME), der.bytes(der.sequence(dns, address)));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
