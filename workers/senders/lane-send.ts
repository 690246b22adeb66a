import type { Address, SendResult } from "~/channels/channel";
import { channelFor } from "~/channels/registry.server";
import { notePairSend, type PairRates } from "~/features/outgoing/core/pair-rate";
import { createUnknownBrake } from "~/features/outgoing/core/unknown-brake";
import type { PickedItem } from "~/features/outgoing/lane-pick.sql.server";
import { loadNumberCheck } from "~/features/outgoing/number-check.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { ComposedItem } from "./campaign-turn";
import { personOf } from "./decide-picked";
import { checkedAddress, laneAddress } from "./lane-address";
import type { LaneFacts } from "./lane-facts";
import type { LaneLedger } from "./lane-ledger";
import type { LanePace } from "./lane-pace";
import { settleRefusal } from "./settle-refusal";

export interface MarkedItem extends ComposedItem {
  claimId: string;
}

interface LaneSendParts {
  ctx: CompanyContext;
  connectionId: string;
  pairs: PairRates;
  pace: LanePace;
  ledger: LaneLedger;
  sleepAtMostUntil(at: Date): void;
  /** The number's campaigns rest: what of them is in hand stays. Called before the refusal is in the ledger. */
  onRest(): void;
}

/** → hands one marked message to its channel and notes in the ledger what became of it. Never throws. */
export function createLaneSend({
  ctx,
  connectionId,
  pairs,
  pace,
  ledger,
  sleepAtMostUntil,
  onRest,
}: LaneSendParts) {
  const { clock, logger } = appProcess();

  const brake = createUnknownBrake();

  return async function send(one: MarkedItem, facts: LaneFacts): Promise<void> {
    const { item } = one;
    notePairSend(pairs, personOf(item), clock.monotonic());
    let result: SendResult;
    try {
      const to = one.to ?? (await addressOf(item, facts));
      const replyTo = item.replyTo ?? undefined;
      const message = { id: item.id, to, content: one.content, replyTo };
      result = await channelFor(facts.row.kind).send(message, facts.open);
    } catch (error) {
      result = { outcome: "unknown", detail: String(error) };
      logger.error({ connectionId, error: String(error) }, "an adapter threw");
    }
    const restSeconds = brake.note(result.outcome === "unknown", clock.monotonic());
    if (restSeconds > 0) pace.react({ do: "rest", seconds: restSeconds }, clock.monotonic());
    if (result.outcome === "refused") await refuse(one, result, facts);
    else conclude(one, result);
  };

  /** An answer asks nobody: it goes to the number as WhatsApp once wrote it, else as we know it. */
  async function addressOf(item: PickedItem, { row }: LaneFacts): Promise<Address> {
    if (row.kind !== "whatsapp") return laneAddress(item);
    const asked = item.toPhone && !item.toWa ? loadNumberCheck(ctx, item.toPhone) : undefined;
    const known = await asked?.catch(() => undefined);
    return checkedAddress(item, known);
  }

  function conclude(one: MarkedItem, result: Exclude<SendResult, { outcome: "refused" }>) {
    const { item, claimId } = one;
    const at = clock.now();
    if (result.outcome === "unknown") {
      const { id, tries } = item;
      const { detail } = result;
      ledger.settle(
        { id, state: "unknown", why: null, detail, notBefore: null, tries, at, unsent: false },
        claimId,
      );
      return;
    }
    const state = result.held ? "held" : "accepted";
    const { providerId } = result;
    const { type } = one.content;
    const isReply = item.source === "reply";
    ledger.accept({ id: item.id, state, providerId, text: one.text, type, at, isReply }, claimId);
  }

  async function refuse(
    one: MarkedItem,
    refusal: Extract<SendResult, { outcome: "refused" }>,
    facts: LaneFacts,
  ) {
    const { item } = one;
    const settled = await settleRefusal(ctx, {
      connectionId,
      kind: facts.row.kind,
      item,
      templateName: item.campaignId ? facts.campaigns.get(item.campaignId)?.templateName : undefined,
      refusal,
      now: clock.now(),
    });
    if (settled.rests) onRest();
    pace.react(settled.number, clock.monotonic());
    if (settled.result.notBefore) sleepAtMostUntil(settled.result.notBefore);
    ledger.settle(settled.result, one.claimId);
  }
}
