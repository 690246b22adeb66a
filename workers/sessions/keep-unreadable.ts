import {
  type BinaryNode,
  proto,
  MISSING_KEYS_ERROR_TEXT as USED_UP,
  type WASocket,
} from "@whiskeysockets/baileys";
import { appProcess } from "~/platform/app-process.server";
import { createBoundedCache } from "./bounded-cache";
import type { NodeKeeper } from "./keep-nodes";
import { childrenOf } from "./plain-node";

const { CIPHERTEXT } = proto.WebMessageInfo.StubType;

/** The sender and the phone have been asked for it again; by then one of them has answered, or is off. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 5_000;
const STANZAS_MS = 10 * 60_000;

export interface Unreadable {
  /** A message stanza, before it is deciphered. */
  saw(node: BinaryNode): void;
  /** It could not be deciphered, and is about to be asked for again. */
  failed(ciphertext: Uint8Array, error: unknown): void;
  /** Keeps at once what is still unreadable: its socket has closed. What comes after all takes its place. */
  settle(): Promise<void>;
}

/**
 * A message that could not be deciphered is asked for again, by Baileys. When it does not come, the thread must say that
 * there was one: somebody can look at the phone.
 */
export function keepUnreadable(
  sock: Pick<WASocket, "ev">,
  keeper: Pick<NodeKeeper, "wordless">,
  patienceMs = PATIENCE_MS,
): Unreadable {
  const { clock, logger } = appProcess();
  const stanzas = createBoundedCache(200, STANZAS_MS, clock.monotonic);
  const waiting = new Map<string, { node: BinaryNode; sinceMs: number }>();
  const sealed = new WeakMap<Uint8Array, BinaryNode>();
  const wait = (id: string, node: BinaryNode) => {
    if (!waiting.has(id)) waiting.set(id, { node, sinceMs: clock.monotonic() });
  };

  async function keep(untilMs: number) {
    const due = [...waiting].filter(([, { sinceMs }]) => sinceMs <= untilMs);
    for (const [id] of due) waiting.delete(id);
    const kept = due.map(([, { node }]) => keeper.wordless(node, "undecipherable"));
    for (const { status } of await Promise.allSettled(kept))
      if (status === "rejected") logger.warn({}, "that a message could not be read was not stored");
  }

  sock.ev.on("messages.upsert", ({ messages }) => {
    for (const { key, message, messageStubType } of messages) {
      if (!key.id) continue;
      const node = stanzas.get<BinaryNode>(key.id);
      if (messageStubType === CIPHERTEXT && !message && node) wait(key.id, node);
      else if (message) waiting.delete(key.id);
    }
  });
  const looking = setInterval(() => void keep(clock.monotonic() - patienceMs), LOOK_MS);

  return {
    saw(node) {
      const { id } = node.attrs;
      if (id && childrenOf(node).length > 0) stanzas.set(id, node);
      for (const { tag, content } of childrenOf(node))
        if (tag === "enc" && content instanceof Uint8Array) sealed.set(content, node);
    },
    failed(ciphertext, error) {
      const node = sealed.get(ciphertext);
      // Its key is used up: it is here already.
      if (node?.attrs.id && (error as Error)?.message !== USED_UP) wait(node.attrs.id, node);
    },
    async settle() {
      clearInterval(looking);
      await keep(Number.POSITIVE_INFINITY);
    },
  };
}
