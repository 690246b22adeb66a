import type { OutboundContent } from "~/channels/channel";
import { decideSend } from "~/features/outgoing/core/decide-send";
import { PAIR_SPACING_MS, type PairRates, pairFreeAtMs } from "~/features/outgoing/core/pair-rate";
import { takesPlace } from "~/features/outgoing/core/portfolio-budget";
import { gatePicked } from "~/features/outgoing/gate-picked";
import { takePlaces } from "~/features/outgoing/lane-budget.sql.server";
import { loadCapUse } from "~/features/outgoing/lane-caps.sql.server";
import type { PickedItem } from "~/features/outgoing/lane-pick.sql.server";
import type { OtherResult } from "~/features/outgoing/lane-record.sql.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { LaneFacts } from "./lane-facts";

export interface ReadyItem {
  item: PickedItem;
  content: OutboundContent;
  /** As the bubble will show it. */
  text: string;
}

export interface Decided {
  ready: ReadyItem[];
  settled: OtherResult[];
}

/**
 * Asks the gate and every limit for freshly picked rows. Reads the database only for what a company has switched on.
 * @param ahead people to whom a message of this lane is about to leave; those decided here are added
 */
export async function decidePicked(
  ctx: CompanyContext,
  facts: LaneFacts,
  items: PickedItem[],
  pairs: PairRates,
  ahead: Set<string>,
  time: { now: Date; monotonicMs: number },
): Promise<Decided> {
  const { row } = facts;
  const { now } = time;
  const nowMs = now.getTime();
  const caps = await capsOf(ctx, facts, items);
  const decided: Decided = { ready: [], settled: [] };
  const settle = (
    item: PickedItem,
    state: "waiting" | "skipped" | "failed",
    why: string,
    until?: number,
    detail?: string,
  ) =>
    decided.settled.push({
      id: item.id,
      state,
      why,
      detail: detail ?? null,
      notBefore: state === "waiting" ? new Date(until ?? nowMs + 1_000) : null,
      tries: item.tries,
      at: now,
      unsent: true,
    });

  for (const item of items) {
    // Two campaigns to the same list meet here: what is not sent yet counts in no limit, so the second one waits for it.
    if (item.source === "campaign" && ahead.has(personOf(item))) {
      settle(item, "waiting", "recipient-rate", nowMs + PAIR_SPACING_MS);
      continue;
    }
    const campaign = item.campaignId ? facts.campaigns.get(item.campaignId) : undefined;
    const use = item.contactId ? caps?.get(item.contactId) : undefined;
    const permission = gatePicked(
      item,
      {
        kind: row.kind,
        ownAddress: row.address,
        companyZone: row.companyZone,
        sendWindow: campaign?.sendWindow,
        cap: row.capMessages && use ? { limit: row.capMessages, hours: row.capHours, ...use } : undefined,
      },
      now,
    );
    const pairFree =
      pairs.size === 0 ? 0 : pairFreeAtMs(pairs, personOf(item), pairUse(item), time.monotonicMs);
    const waitsMs = Math.max(0, pairFree - time.monotonicMs);
    const marketingPause = item.purpose === "MARKETING" ? row.marketingPausedUntil : null;
    const decision = decideSend(
      { connection: maySend(row.state, item) ? "active" : "stopped" },
      permission,
      { numberFreeAtMs: marketingPause?.getTime() ?? 0, recipientFreeAtMs: nowMs + waitsMs },
      nowMs,
    );
    if (decision.do === "skip") settle(item, "skipped", decision.why);
    else if (decision.do === "wait") settle(item, "waiting", decision.why, decision.untilMs);
    else {
      const rendered = campaign
        ? campaign.content.render(item.values, item.id)
        : { ok: true as const, content: item.content as OutboundContent, text: textOf(item.content) };
      if (!rendered.ok) settle(item, "failed", "missing-variable", undefined, rendered.detail);
      else {
        ahead.add(personOf(item));
        decided.ready.push({ item, content: rendered.content, text: rendered.text });
      }
    }
  }
  await holdForBudget(ctx, facts, decided, settle, now);
  return decided;
}

/** A connection that is being set up may send its test; one that is stopped sends nothing. */
function maySend(state: string, item: PickedItem): boolean {
  return state === "active" || (state === "pending" && item.source === "test");
}

export const personOf = (item: PickedItem): string => item.toPhone ?? item.toWa ?? item.toUserId ?? item.id;
const pairUse = (item: PickedItem) => (item.source === "campaign" ? "campaign" : "conversation");
const textOf = (content: unknown): string => {
  const { text, caption } = (content ?? {}) as { text?: string; caption?: string };
  return text ?? caption ?? "";
};

async function capsOf(ctx: CompanyContext, { row }: LaneFacts, items: PickedItem[]) {
  if (row.capMessages === null) return undefined;
  const ids = items.flatMap((item) => (item.contactId && item.purpose === "MARKETING" ? item.contactId : []));
  if (ids.length === 0) return undefined;
  const uses = await loadCapUse(ctx, ids, row.capHours);
  return new Map(uses.map(({ contactId, sent, oldestAt }) => [contactId, { sent, oldestAt }]));
}

async function holdForBudget(
  ctx: CompanyContext,
  { row }: LaneFacts,
  decided: Decided,
  settle: (item: PickedItem, state: "waiting", why: string, until?: number) => void,
  now: Date,
) {
  const { portfolioId, dailyLimit } = row;
  if (portfolioId === null || dailyLimit === null) return;
  const takes = (item: PickedItem) =>
    item.contactId !== null &&
    item.purpose !== "SERVICE" &&
    takesPlace(row.kind, now, { serviceWindowUntil: item.windowUntil ?? undefined });
  const ids = decided.ready.flatMap(({ item }) => (takes(item) ? item.contactId! : []));
  if (ids.length === 0) return;
  const answer = await takePlaces(ctx, portfolioId, dailyLimit, ids);
  if (answer.nextFreesAt === null) return;
  const kept: ReadyItem[] = [];
  for (const ready of decided.ready) {
    if (!takes(ready.item) || answer.granted.has(ready.item.contactId!)) kept.push(ready);
    else settle(ready.item, "waiting", "portfolio-budget", answer.nextFreesAt.getTime());
  }
  decided.ready = kept;
}
