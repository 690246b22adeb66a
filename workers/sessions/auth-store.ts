import { createHmac } from "node:crypto";
import {
  type AuthenticationCreds,
  BufferJSON,
  initAuthCreds,
  makeCacheableSignalKeyStore,
  proto,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from "@whiskeysockets/baileys";
import { credsPlace, keyPlace } from "~/features/whatsapp/secret-places";
import { SENT_TYPE } from "~/features/whatsapp/sent-type";
import { readKeys, type StoredKey, writeCreds, writeKeys } from "~/features/whatsapp/session-keys.sql.server";
import type { OwnedSession } from "~/features/whatsapp/session-ownership.sql.server";
import { appProcess } from "~/platform/app-process.server";
import { createBoundedCache } from "./bounded-cache";
import { createOrderedWrites, type OrderedWrites } from "./ordered-writes";
import { silentLogger } from "./silent-logger";

/** Signal keys kept in memory per socket: the sessions of about so many devices. */
const MOST_CACHED = 300;
const CACHED_FOR_MS = 10 * 60_000;

export interface AuthStore {
  readonly creds: AuthenticationCreds;
  /** Straight to the database through a bounded cache, without Baileys' transactions. */
  readonly keys: SignalKeyStore;
  readonly writes: OrderedWrites;
  /** Writes the credentials as they are when their turn comes. Never rejects: a failure ends the socket. */
  saveCreds(): void;
}

/**
 * Baileys' credentials and Signal keys in Postgres, sealed. Everything is written in order and names the epoch.
 * @param sealedCreds null = a device that is not linked yet
 * @param onFailed a write failed for good or the session was taken over: the socket must go
 */
export function openAuthStore(
  owned: OwnedSession,
  sealedCreds: string | null,
  onFailed: (error: unknown) => void,
): AuthStore {
  const { secrets, clock } = appProcess();
  const { connectionId } = owned;
  const { companyId } = owned.ctx;
  const writes = createOrderedWrites(onFailed);
  const place = (type: string, id: string) => keyPlace(companyId, connectionId, type, id);
  const creds: AuthenticationCreds = sealedCreds
    ? JSON.parse(secrets.open(sealedCreds, credsPlace(companyId, connectionId)), BufferJSON.reviver)
    : initAuthCreds();
  // Baileys' ids are phones and LIDs, of private chats too: what lies in clear beside a sealed value says nothing.
  const nameOf = (type: string, id: string) =>
    type === SENT_TYPE
      ? id
      : createHmac("sha256", creds.signedIdentityKey.private).update(`${type}/${id}`).digest("base64url");
  let saving = false;

  const stored: SignalKeyStore = {
    async get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
      const idOf = new Map(ids.map((id) => [nameOf(type, id), id]));
      const rows = await writes.beside(() => readKeys(owned, type, [...idOf.keys()]));
      const found: { [id: string]: SignalDataTypeMap[T] } = {};
      for (const { id: name, value } of rows) {
        const id = idOf.get(name)!;
        const text = secrets.open(Buffer.from(value).toString("latin1"), place(type, name));
        const plain = JSON.parse(text, BufferJSON.reviver);
        found[id] =
          type === "app-state-sync-key" ? proto.Message.AppStateSyncKeyData.fromObject(plain) : plain;
      }
      return found;
    },
    async set(data) {
      const changes: StoredKey[] = [];
      for (const [type, ofType] of Object.entries(data)) {
        for (const [id, value] of Object.entries(ofType ?? {})) {
          const name = nameOf(type, id);
          const sealed = value && secrets.seal(JSON.stringify(value, BufferJSON.replacer), place(type, name));
          changes.push({ type, id: name, value: sealed ? Buffer.from(sealed, "latin1") : null });
        }
      }
      if (changes.length > 0) await writes.run(() => writeKeys(owned, changes));
    },
  };
  const cache = createBoundedCache(MOST_CACHED, CACHED_FOR_MS, clock.monotonic);

  return {
    creds,
    keys: makeCacheableSignalKeyStore(stored, silentLogger, cache),
    writes,
    saveCreds() {
      if (saving) return;
      saving = true;
      const save = () => {
        saving = false;
        const text = JSON.stringify(creds, BufferJSON.replacer);
        return writeCreds(owned, secrets.seal(text, credsPlace(companyId, connectionId)));
      };
      writes.run(save).catch(() => {});
    },
  };
}
