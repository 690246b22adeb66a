import { AsyncLocalStorage } from "node:async_hooks";
import {
  addTransactionCapability,
  DEFAULT_CONNECTION_CONFIG,
  type SignalKeyStore,
  type SocketConfig,
} from "@whiskeysockets/baileys";
import { silentLogger } from "./silent-logger";

type MakeRepository = SocketConfig["makeSignalRepository"];

interface Deciphering {
  jid: string;
  ciphertext: Uint8Array;
  kept: boolean;
}

export interface RepositoryHooks {
  /** A message was deciphered; its ratchet is not on disk yet. What this rejects with undoes the ratchet's step. */
  deciphered(ciphertext: Uint8Array, plain: Uint8Array): Promise<void>;
  /** It could not be deciphered. */
  undeciphered(ciphertext: Uint8Array, error: unknown): void;
  /** From now on something of the message that is being sent may leave. */
  enciphered(): void;
  /** What must be on disk with the key that a message was enciphered with. */
  toWrite(): Record<string, Record<string, string>> | undefined;
}

/**
 * Baileys' own Signal repository with transactions of its own, so that keys are on disk before the frame that needs them
 * leaves (Baileys would write them after it), what is sent with its first key, in one write, and with the deciphered message
 * stored before its ratchet moves: a crash in between deciphers it again, and the same message is stored once.
 */
export function durableRepository(keys: SignalKeyStore, hooks: RepositoryHooks): MakeRepository {
  const deciphering = new AsyncLocalStorage<Deciphering>();
  const enciphering = new AsyncLocalStorage<true>();
  const own = addTransactionCapability(keys, silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 0 });

  return (auth, logger, phoneToLid) => {
    const transaction: typeof own.transaction = (work, key) =>
      own.transaction(async () => {
        const result = await work();
        const now = deciphering.getStore();
        if (now && !now.kept && key === now.jid && result instanceof Uint8Array) {
          now.kept = true;
          await hooks.deciphered(now.ciphertext, result);
        }
        const more = enciphering.getStore() && hooks.toWrite();
        if (more) await own.set(more as Parameters<typeof own.set>[0]);
        return result;
      }, key);
    const made = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(
      { creds: auth.creds, keys: { ...own, transaction } },
      logger,
      phoneToLid,
    );
    return {
      ...made,
      decryptMessage: (what) =>
        deciphering
          .run({ jid: what.jid, ciphertext: what.ciphertext, kept: false }, () => made.decryptMessage(what))
          .catch((error) => {
            hooks.undeciphered(what.ciphertext, error);
            throw error;
          }),
      async encryptMessage(what) {
        hooks.enciphered();
        return enciphering.run(true, () => made.encryptMessage(what));
      },
    };
  };
}
