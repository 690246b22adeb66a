import type { BinaryNode } from "@whiskeysockets/baileys";
import type { WordlessReason } from "~/channels/baileys/stored-node";
import type { NodeKeeper } from "./keep-nodes";
import { childrenOf } from "./plain-node";

interface Emitter {
  emit(event: string, ...values: unknown[]): boolean;
}

export interface IncomingHooks {
  /** The server's answer to a message of ours. */
  acked(node: BinaryNode): void;
  /** Every stanza, before anybody else sees it. */
  arrived(node: BinaryNode): void;
  /** Something could not be stored: the socket must go before it is acknowledged. */
  failed(error: unknown): void;
}

/** Opened on the phone only, or meant for other devices: nobody will ever send us its words. */
const KEPT_ON_THE_PHONE: Readonly<Record<string, WordlessReason>> = {
  view_once: "view-once",
  view_once_unavailable_fanout: "view-once",
  bot_unavailable_fanout: "undecipherable",
  hosted_unavailable_fanout: "undecipherable",
};

function wordless(node: BinaryNode): WordlessReason | undefined {
  const parts = childrenOf(node);
  if (parts.some(({ tag }) => tag === "enc")) return undefined;
  return KEPT_ON_THE_PHONE[parts.find(({ tag }) => tag === "unavailable")?.attrs.type ?? ""];
}

/**
 * Stands between the socket and Baileys' handlers, which acknowledge what they get: receipts, calls and messages that hold
 * nothing to decipher reach them when they are on disk, in the order in which they came. Other messages pass, and are
 * stored as they are deciphered.
 */
export function guardIncoming(ws: Emitter, keeper: NodeKeeper, hooks: IncomingHooks): void {
  const emit = ws.emit.bind(ws);
  let before: Promise<unknown> = Promise.resolve();

  function afterStoring(storing: Promise<void>, pass: () => void): true {
    const both = Promise.all([before, storing]).then(pass);
    both.catch(hooks.failed);
    before = both;
    return true;
  }

  ws.emit = (event, ...values) => {
    const pass = () => emit(event, ...values);
    const node = values[0] as BinaryNode;
    switch (event) {
      case "CB:message": {
        hooks.arrived(node);
        keeper.saw(node);
        const why = wordless(node);
        return why ? afterStoring(keeper.wordless(node, why), pass) : pass();
      }
      case "CB:receipt":
        hooks.arrived(node);
        return afterStoring(keeper.receipt(node), pass);
      case "CB:call":
        return afterStoring(keeper.call(node), pass);
      case "CB:ack,class:message":
        hooks.acked(node);
        // Nobody waits for this row: it resolves a message whose sender has died meanwhile. A refusal is its sender's
        // alone: it may be repeated, or be of a message that went out again because a phone had asked for it.
        if (!node.attrs.error) keeper.ack(node).catch(() => {});
        return pass();
      default:
        return pass();
    }
  };
}
