import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** One encryption key: a short id that travels with what it sealed, and 32 bytes. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** Where a secret lives. It is authenticated, so a sealed value cannot be moved to another row, column or company. */
export interface SecretPlace {
  readonly companyId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

export interface SecretBox {
  /** → `keyId.nonce.ciphertext+tag`, base64url. Always with the first key. */
  seal(text: string, place: SecretPlace): string;
  /** Throws when the key is unknown, or anything (place included) was changed. */
  open(sealed: string, place: SecretPlace): string;
  /** Whether `rotate` would change it: sealed with another key than the first. */
  isStale(sealed: string): boolean;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const additionalData = (place: SecretPlace) =>
  Buffer.from([place.companyId, place.table, place.column, place.rowId].join("\u0000"));

/** AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D). The first key seals; all of them open. */
export function createSecretBox(keys: readonly EncryptionKey[]): SecretBox {
  const [first] = keys;
  if (!first) throw new Error("At least one encryption key is needed");
  const byId = new Map(keys.map((entry) => [entry.id, entry.key]));

  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", first.key, nonce).setAAD(additionalData(place));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${first.id}.${nonce.toString("base64url")}.${sealed.toString("base64url")}`;
    },
    open(sealed, place) {
      const [id = "", nonce = "", body = ""] = sealed.split(".");
      const key = byId.get(id);
      if (!key)
        throw new Error(`This secret was sealed with key "${id}", which ENCRYPTION_KEYS does not have`);
      const bytes = Buffer.from(body, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(additionalData(place))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString(
        "utf8",
      );
    },
    isStale: (sealed) => sealed.slice(0, sealed.indexOf(".")) !== first.id,
  };
}
