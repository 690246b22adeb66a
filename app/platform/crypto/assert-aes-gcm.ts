import { createCipheriv } from "node:crypto";

// McGrew & Viega, "The Galois/Counter Mode of Operation", test case 16 (AES-256, with additional data).
const KEY = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
const NONCE = "cafebabefacedbaddecaf888";
const PLAIN =
  "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
const ADDITIONAL = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
const TAG = "76fc6ece0f4e1768cddf8853bb2d551b";

/** Known-answer test at boot: refuses to run on a crypto library that computes something else. */
export function assertAesGcm(): void {
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(KEY, "hex"), Buffer.from(NONCE, "hex"));
  cipher.setAAD(Buffer.from(ADDITIONAL, "hex"));
  cipher.update(Buffer.from(PLAIN, "hex"));
  cipher.final();
  if (cipher.getAuthTag().toString("hex") !== TAG) {
    throw new Error(
      "AES-256-GCM gives a wrong answer on this machine: secrets would be lost, so nothing starts",
    );
  }
}
