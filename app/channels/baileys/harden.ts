import { createRequire } from "node:module";
import { Curve, WA_CERT_DETAILS } from "@whiskeysockets/baileys";
import { furtherAuthorities } from "./further-authorities";
import { keepConsoleQuiet } from "./keep-console-quiet";
import { verifySignature } from "./verify-signature";

/** The part of libsignal that checks the signature of a stranger's signed pre-key. */
interface LibsignalCurve {
  verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

const ours = createRequire(import.meta.url);
const theirs = createRequire(ours.resolve("@whiskeysockets/baileys"));

// rc14's own drops libsignal's answer and is always true: with it, any server may say that it is WhatsApp.
Curve.verify = (publicKey, message, signature) =>
  verifySignature(publicKey, message, signature) ||
  (WA_CERT_DETAILS.PUBLIC_KEY.equals(publicKey) &&
    furtherAuthorities.some((authority) => verifySignature(authority, message, signature)));

// libsignal takes every pre-key unseen when it starts a session, and nobody looks at its answer.
const curve = theirs("libsignal/src/curve.js") as LibsignalCurve;
curve.verifySignature = (publicKey, message, signature) => {
  if (!verifySignature(publicKey, message, signature)) throw new Error("The signature of a key is wrong");
  return true;
};

keepConsoleQuiet();
