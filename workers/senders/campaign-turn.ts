import { jidOfAddress } from "~/channels/baileys/jid-of-address";
import type { WhatsAppSession } from "~/channels/baileys/whatsapp-session";
import type { Address } from "~/channels/channel";
import { typingSeconds } from "~/features/outgoing/core/typing-seconds";
import { appProcess } from "~/platform/app-process.server";
import { abortableSleep } from "./abortable-sleep";
import type { AskForNumber } from "./ask-for-number";
import type { CarefulLane } from "./careful-lane";
import type { ReadyItem } from "./decide-picked";
import { checkedAddress } from "./lane-address";

export interface ComposedItem extends ReadyItem {
  /** As WhatsApp writes it; without it as the row says. */
  to?: Address;
}

interface TurnParts {
  careful: CarefulLane;
  session: WhatsAppSession;
  ask: AskForNumber;
  /** It may leave now. `stale`: so much time has passed that the gate must be asked again. */
  onReady(one: ComposedItem, stale: boolean): void;
  onAbsent(one: ReadyItem): void;
  /** Back to the queue: nobody could say whether the person is on WhatsApp. */
  onNoAnswer(one: ReadyItem): void;
  random?: () => number;
}

/** The one campaign message of a number linked by QR that is being written. Answers of people go past it. */
export interface CampaignTurn {
  readonly busy: boolean;
  take(one: ReadyItem): void;
  /** It was marked, or will not be sent after all. */
  end(): void;
  cancel(): void;
}

const STALE_MS = 1_000;

export function createCampaignTurn(parts: TurnParts): CampaignTurn {
  const { careful, session, ask, random = Math.random } = parts;
  const { clock, logger } = appProcess();
  const nowMs = () => clock.now().getTime();
  let current: AbortController | undefined;

  async function compose(one: ReadyItem, signal: AbortSignal) {
    const startedAtMs = clock.monotonic();
    const { item } = one;
    const known = item.toPhone ? await ask(item.toPhone, signal) : undefined;
    if (signal.aborted) return;
    if (item.toPhone && !known) return parts.onNoAnswer(one);
    if (known && !known.found) return parts.onAbsent(one);
    const to = checkedAddress(item, known);
    if (!careful.isOff()) await type(one, jidOfAddress(to), signal);
    if (!signal.aborted) parts.onReady({ ...one, to }, clock.monotonic() - startedAtMs > STALE_MS);
  }

  /** Typing ends as the message may leave. */
  async function type({ text }: ReadyItem, jid: string | undefined, signal: AbortSignal) {
    const typingMs = typingSeconds(text, random()) * 1_000;
    await abortableSleep(careful.nextAtMs(nowMs()) - nowMs() - typingMs, signal);
    if (signal.aborted || !jid) return;
    const show = (on: boolean) => session.typing(jid, on).catch(() => {});
    void show(true);
    await abortableSleep(Math.max(typingMs, careful.nextAtMs(nowMs()) - nowMs()), signal);
    void show(false);
  }

  return {
    get busy() {
      return current !== undefined;
    },
    take(one) {
      const controller = new AbortController();
      current = controller;
      compose(one, controller.signal).catch((error) => {
        logger.warn({ error: String(error) }, "a campaign message could not be prepared; trying again");
        if (!controller.signal.aborted) parts.onNoAnswer(one);
      });
    },
    end() {
      current = undefined;
    },
    cancel() {
      current?.abort();
      current = undefined;
    },
  };
}
