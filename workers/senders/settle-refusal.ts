import type { ChannelKind } from "~/channels/channel";
import { applyReaction } from "~/features/outgoing/apply-reaction.server";
import { type Reaction, type Refusal, reactToRefusal } from "~/features/outgoing/core/react-to-refusal";
import type { PickedItem } from "~/features/outgoing/lane-pick.sql.server";
import type { OtherResult } from "~/features/outgoing/lane-record.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";

export interface SettledRefusal {
  result: OtherResult;
  number?: Reaction["number"];
  /** The number's campaigns rest from now on. */
  rests: boolean;
}

/** Turns a refusal into what happens to the row, and does at once what it means for person, template and number. */
export async function settleRefusal(
  ctx: CompanyContext,
  facts: {
    connectionId: string;
    kind: ChannelKind;
    item: PickedItem;
    templateName?: string;
    refusal: Refusal;
    now: Date;
  },
): Promise<SettledRefusal> {
  const { item, refusal, now } = facts;
  const reaction = reactToRefusal(refusal, {
    channel: facts.kind,
    triesBefore: item.tries,
    now,
    random: Math.random(),
  });
  if (reaction.contact || reaction.pause || reaction.rest || reaction.connection || reaction.template) {
    await ctx
      .transaction((tx) =>
        applyReaction(
          tx,
          {
            connectionId: facts.connectionId,
            campaignId: item.campaignId,
            contactId: item.contactId,
            templateName: facts.templateName,
            code: refusal.code,
            detail: refusal.detail,
          },
          reaction,
        ),
      )
      .catch((error) =>
        appProcess().logger.error({ error: String(error) }, "a refusal's consequences were not saved"),
      );
  }
  return {
    result: rowAfter(reaction.item, item, refusal, now),
    number: reaction.number,
    rests: Boolean(reaction.rest),
  };
}

function rowAfter(next: Reaction["item"], item: PickedItem, refusal: Refusal, now: Date): OtherResult {
  const base = { id: item.id, detail: refusal.detail, tries: item.tries, at: now, unsent: false };
  if (next.do === "fail") return { ...base, state: "failed", why: refusal.code, notBefore: null };
  if (next.do === "keep")
    return { ...base, state: "waiting", why: "retry", notBefore: new Date(now.getTime() + 1_000) };
  const why =
    refusal.reason === "number-rate"
      ? "number-rate"
      : refusal.reason === "recipient-rate"
        ? "recipient-rate"
        : "retry";
  return { ...base, state: "waiting", why, notBefore: next.at, tries: item.tries + (next.counts ? 1 : 0) };
}
