import { forgetSettledPairs, type PairRates } from "~/features/outgoing/core/pair-rate";
import { isSessionOpen } from "~/features/outgoing/held-session";
import { LaneLost, markSending } from "~/features/outgoing/lane-mark.sql.server";
import { releaseLane, settleLaneWake } from "~/features/outgoing/lane-ownership.sql.server";
import { type PickedItem, pickAgain, pickRows } from "~/features/outgoing/lane-pick.sql.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { type CampaignHold, openCampaignHold } from "./campaign-hold";
import type { ComposedItem } from "./campaign-turn";
import { type Decided, decidePicked, personOf } from "./decide-picked";
import { type LaneFacts, openLaneFacts } from "./lane-facts";
import { holdLease } from "./lane-lease";
import { createLaneLedger } from "./lane-ledger";
import { createLanePace, MARK_AHEAD_MS } from "./lane-pace";
import { createLaneSend, type MarkedItem } from "./lane-send";
import { createReplyTeller } from "./reply-teller";

const IDLE_POLL_MS = 200;
const AFTER_ERROR_MS = 250;
const LONGEST_SLEEP_MS = 60_000;

export interface RunningLane {
  readonly connectionId: string;
  /** There may be something due: look now. */
  poke(): void;
  /** Picks nothing more, waits for what is in flight and lets the lane go. */
  stop(): Promise<void>;
  /** Resolves when the lane was stopped or taken over and nothing of it is in flight any more. */
  readonly ended: Promise<void>;
  readonly idleSinceMs: number | undefined;
}

/**
 * Sends for one number, as the owner of its lane in this epoch. Four things go on side by side, each at most once at a
 * time: picking rows and asking the gate, marking a micro-batch as sending, sending at the number's pace, recording.
 */
export function runLane(ctx: CompanyContext, connectionId: string, epoch: string): RunningLane {
  const { clock, logger, database } = appProcess();
  const pairs: PairRates = new Map();
  const ledger = createLaneLedger(ctx, epoch, logger);
  const pace = createLanePace(clock.monotonic());
  const replies = createReplyTeller(ctx);
  const lease = holdLease(ctx, connectionId, epoch, pumpSoon);
  const sendMarked = createLaneSend({ ctx, connectionId, pairs, pace, ledger, sleepAtMostUntil, onRest });
  /** Picked and not marked or settled yet: id → stream. */
  const held = new Map<string, string>();
  const touchedCampaigns = new Set<string>();
  let ready: ComposedItem[] = [];
  let marked: MarkedItem[] = [];
  let inFlight = 0;
  let beingMarked = 0;
  let turn = 0;
  let picking = false;
  let stopping = false;
  let ending = false;
  let sleepUntilMs = 0;
  /** Grows whenever something may be due that the lane did not know of. */
  let looks = 0;
  let facts: LaneFacts | undefined;
  /** Of a number linked by QR. */
  let hold: CampaignHold | undefined;
  let idleSinceMs: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let soon = false;
  const { promise: ended, resolve: finish } = Promise.withResolvers<void>();

  /** Once more when the events of this turn are through, however many ask for it. */
  function pumpSoon() {
    if (soon) return;
    soon = true;
    setImmediate(() => {
      soon = false;
      pump();
    });
  }

  /** Marked and not recorded yet: what a crash would leave unknown. */
  const unrecorded = () => inFlight + marked.length + beingMarked + ledger.pending;

  function pump() {
    clearTimeout(timer);
    if (!facts || ending) return;
    const nowMs = clock.monotonic();
    const mine = lease.isMine(nowMs);
    pace.follow(facts.row, nowMs);
    const most = pace.mostInFlight();
    if (!mine) giveUp();
    if (hold && !isSessionOpen(connectionId)) stopPicking();
    dispatch(nowMs, most);
    const room = Math.min(pace.markAhead(nowMs) - marked.length, most - unrecorded());
    if (mine && beingMarked === 0 && ready.length > 0 && room > 0) void mark(room);
    if (mine && !picking && !stopping && ready.length < pace.batchSize() && nowMs >= sleepUntilMs)
      void pick();
    if (!ledger.saving && ledger.hasWork()) void record();
    const quiet = unrecorded() === 0 && ready.length === 0 && !picking && !ledger.saving && !ledger.hasWork();
    if (!quiet || hold?.isNear()) idleSinceMs = undefined;
    else idleSinceMs ??= nowMs;
    if (quiet && (stopping || !mine)) return void end(mine);
    timer = setTimeout(pump, nextLookInMs(nowMs, most));
  }

  function nextLookInMs(nowMs: number, most: number): number {
    if (inFlight >= most) return IDLE_POLL_MS;
    if (marked.length > 0) return pace.nextFreeInMs(nowMs);
    return ready.length > 0 ? Math.max(0, pace.nextFreeInMs(nowMs) - MARK_AHEAD_MS) : IDLE_POLL_MS;
  }

  async function pick() {
    picking = true;
    const seen = looks;
    try {
      const nowMs = clock.monotonic();
      await facts!.refresh(nowMs);
      turn += 1;
      const campaigns = facts!.row.state === "active" && (hold?.mayPick() ?? true);
      const lane = { connectionId, turn, campaigns };
      const allowanceOf = (streamId: string) => facts!.allowance(streamId, nowMs);
      const picked = await pickRows(ctx, lane, pace.batchSize(), held, allowanceOf);
      await facts!.prepare(picked.items, nowMs);
      // What its campaign's own pace does not let leave yet stays where it is.
      const items = picked.items.filter(({ streamId }) => facts!.takeTurn(streamId, nowMs));
      for (const item of items) held.set(item.id, item.streamId);
      replies.note(items);
      const decided = await decide(items);
      if (stopping) return;
      ready.push(...(hold ? hold.keep(decided.ready) : decided.ready));
      settle(decided);
      const pacedUntilMs = facts!.pacedUntilMs();
      if (picked.drained || items.length === 0) {
        if (pacedUntilMs === undefined) await sleepUntilDue(seen);
        else sleepUntilMs = Math.min(pacedUntilMs, nowMs + IDLE_POLL_MS);
      }
    } catch (error) {
      sleepUntilMs = clock.monotonic() + AFTER_ERROR_MS;
      logger.warn({ connectionId, error: String(error) }, "picking failed; trying again");
    } finally {
      picking = false;
      pumpSoon();
    }
  }

  function decide(items: PickedItem[]): Promise<Decided> {
    const time = { now: clock.now(), monotonicMs: clock.monotonic() };
    const ahead = new Set<string>();
    for (const one of ready) ahead.add(personOf(one.item));
    for (const one of marked) ahead.add(personOf(one.item));
    return decidePicked(ctx, facts!, items, pairs, ahead, time);
  }

  function settle({ settled }: Decided) {
    for (const result of settled) {
      if (result.notBefore) sleepAtMostUntil(result.notBefore);
      ledger.settle(result);
    }
    hold?.noteSettled(settled);
  }

  /** A campaign's message is written and may leave. What the gate said before the typing may be old by now. */
  async function composed(one: ComposedItem, stale: boolean) {
    const { id } = one.item;
    try {
      const item = stale ? await pickAgain(ctx, id) : undefined;
      if (stopping || !hold?.has(id)) return;
      const decided = item ? await decide([item]) : { ready: stale ? [] : [one], settled: [] };
      if (stopping || !hold.has(id)) return;
      const leaving = hold.mayLeave() ? decided.ready : [];
      if (leaving.length === 0) dropHeld(id, decided.settled.length > 0);
      for (const fresh of leaving) ready.push({ ...fresh, to: one.to });
      settle(decided);
    } catch (error) {
      logger.warn({ connectionId, error: String(error) }, "asking again failed; trying again");
      dropHeld(id, false);
    }
    lookSoon();
  }

  /** A campaign's row that does not leave after all. @param settled it is kept in hand until that is saved */
  function dropHeld(id: string, settled: boolean) {
    if (!settled) held.delete(id);
    hold?.end(id);
  }

  function lookSoon() {
    looks += 1;
    sleepUntilMs = 0;
    pumpSoon();
  }

  async function sleepUntilDue(seen: number) {
    // Rows in our hands are still due in the database: only an empty-handed lane can know when it is needed next.
    if (held.size > (hold?.composing ?? 0)) {
      sleepUntilMs = clock.monotonic() + 5;
      return;
    }
    const nextAt = await settleLaneWake(ctx, connectionId, hold?.campaignsFrom());
    hold?.noteDue(nextAt);
    if (hold && seen !== looks) return lookSoon();
    const untilMs = nextAt ? nextAt.getTime() - clock.now().getTime() : LONGEST_SLEEP_MS;
    const shortest = facts!.row.state === "active" ? 20 : 1_000;
    sleepUntilMs = clock.monotonic() + Math.max(shortest, Math.min(untilMs, LONGEST_SLEEP_MS));
  }

  function sleepAtMostUntil(at: Date) {
    sleepUntilMs = Math.min(
      sleepUntilMs,
      clock.monotonic() + Math.max(0, at.getTime() - clock.now().getTime()),
    );
  }

  async function mark(most: number) {
    const batch = ready.splice(0, most);
    beingMarked = batch.length;
    try {
      const ids = batch.map(({ item }) => item.id);
      const answer = await markSending(
        ctx,
        { connectionId, epoch, counted: hold !== undefined },
        ids,
        clock.now().getTime(),
      );
      ledger.open(answer.claimId, answer.ids.size);
      for (const one of batch) {
        held.delete(one.item.id);
        const mayGo = answer.ids.has(one.item.id);
        if (mayGo) marked.push({ ...one, claimId: answer.claimId });
        if (hold?.end(one.item.id, mayGo)) lookSoon();
      }
    } catch (error) {
      if (error instanceof LaneLost) lease.lose("taken over");
      else {
        logger.warn({ connectionId, error: String(error) }, "marking failed; trying again");
        await Bun.sleep(AFTER_ERROR_MS);
        ready.unshift(...batch);
      }
    } finally {
      beingMarked = 0;
      pumpSoon();
    }
  }

  function dispatch(nowMs: number, most: number) {
    const room = most - inFlight;
    if (marked.length === 0 || room <= 0) return;
    const granted = pace.take(nowMs, Math.min(room, marked.length));
    for (let at = 0; at < granted; at += 1) void send(marked[at]!);
    if (granted > 0) marked = marked.slice(granted);
  }

  async function send(one: MarkedItem) {
    inFlight += 1;
    await sendMarked(one, facts!);
    inFlight -= 1;
    if (one.item.campaignId) touchedCampaigns.add(one.item.campaignId);
    pumpSoon();
  }

  async function record() {
    const campaigns = [...touchedCampaigns];
    touchedCampaigns.clear();
    const saved = await ledger.save();
    for (const id of saved) held.delete(id);
    replies.saved(saved);
    for (const campaignId of campaigns)
      publishLive(database, ctx.companyId, { kind: "campaign", campaignId });
    forgetSettledPairs(pairs, clock.monotonic());
    pumpSoon();
  }

  /** Not ours any more. What was marked and never sent is `sending` in the database, and becomes unknown there. */
  function giveUp() {
    for (const { claimId } of marked) ledger.drop(claimId);
    marked = [];
    ready = [];
    held.clear();
    hold?.cancel();
  }

  function onRest() {
    facts?.expire();
    const id = hold?.noteRest();
    if (id) held.delete(id);
    ready = ready.filter(({ item }) => item.id !== id);
  }

  function stopPicking() {
    if (stopping) return;
    stopping = true;
    ready = [];
    held.clear();
    hold?.cancel();
  }

  async function end(mine: boolean) {
    if (ending) return;
    ending = true;
    lease.stop();
    if (mine) {
      await settleLaneWake(ctx, connectionId, hold?.campaignsFrom()).catch(() => {});
      await releaseLane(ctx, connectionId, epoch).catch(() => {});
    }
    finish();
  }

  async function open() {
    try {
      const opened = await openLaneFacts(ctx, connectionId, clock.monotonic());
      if (opened?.row.kind === "whatsapp") hold = await openHold(opened);
      facts = opened;
    } catch (error) {
      logger.error({ connectionId, error: String(error) }, "a lane cannot open its connection");
    }
    if (facts) pump();
    else await end(true);
  }

  function openHold(opened: LaneFacts): Promise<CampaignHold> {
    return openCampaignHold(ctx, connectionId, () => facts ?? opened, {
      onReady: (one, stale) => void composed(one, stale),
      onSkip(result, id) {
        ledger.settle(result);
        dropHeld(id, true);
        lookSoon();
      },
      onNoAnswer(id) {
        dropHeld(id, false);
        lookSoon();
      },
    });
  }
  void open();

  return {
    connectionId,
    ended,
    get idleSinceMs() {
      return idleSinceMs;
    },
    poke() {
      // A person may have changed the number's limits: the lane must not go back to sleep by the old ones.
      if (hold) facts?.expire();
      lookSoon();
    },
    async stop() {
      stopPicking();
      pumpSoon();
      await ended;
    },
  };
}
