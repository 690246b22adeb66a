import type { SendResult } from "~/channels/channel";
import { channelFor } from "~/channels/registry.server";
import { createAdaptiveRate, recover, setCeiling, slowDown } from "~/features/outgoing/core/adaptive-rate";
import { forgetSettledPairs, notePairSend, type PairRates } from "~/features/outgoing/core/pair-rate";
import {
  createTokenBucket,
  nextFreeAtMs,
  pauseUntil,
  setRate,
  take,
} from "~/features/outgoing/core/token-bucket";
import {
  type Claim,
  claimRows,
  LaneLost,
  releaseUnknownClaims,
} from "~/features/outgoing/lane-claim.sql.server";
import { markSending } from "~/features/outgoing/lane-mark.sql.server";
import { releaseLane, renewLane, settleLaneWake } from "~/features/outgoing/lane-ownership.sql.server";
import { type OtherResult, type Results, recordResults } from "~/features/outgoing/lane-record.sql.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { decideClaimed, personOf, type ReadyItem } from "./decide-claimed";
import { type LaneFacts, openLaneFacts } from "./lane-facts";
import { settleRefusal } from "./settle-refusal";

const RENEW_MS = 3_000;
/** A lane that could not renew for this long sends nothing more: another worker may own it after 15 s. */
const STALE_MS = 10_000;
const IDLE_POLL_MS = 200;
const MOST_IN_FLIGHT = 256;
const MOST_CLAIM = 1_000;

export interface RunningLane {
  readonly connectionId: string;
  /** There may be something due: look now. */
  poke(): void;
  /** Stops claiming, waits for what is in flight, puts the rest back, lets the lane go. */
  stop(): Promise<void>;
  /** Resolves when the lane has ended by itself (idle, taken over) or was stopped. */
  readonly ended: Promise<void>;
  readonly idleSinceMs: number | undefined;
}

/**
 * Sends for one number, as the owner of its lane in this epoch. Four things go on at once, each at most once at a time:
 * claiming rows and asking the gate, marking a micro-batch as sending, sending at the pace of the number, recording.
 */
export function runLane(ctx: CompanyContext, connectionId: string, epoch: string): RunningLane {
  const { clock, logger, database } = appProcess();
  const pairs: PairRates = new Map();
  const claims = new Map<string, number>();
  let ready: ReadyItem[] = [];
  let marked: ReadyItem[] = [];
  let results: Results = { accepted: [], others: [], doneClaimIds: [] };
  const touchedCampaigns = new Set<string>();
  let inFlight = 0;
  let recordingCount = 0;
  let facts: LaneFacts | undefined;
  let turn = 0;
  let claiming = false;
  let marking = false;
  let recording = false;
  let stopping = false;
  let lost = false;
  let drainedUntilMs = 0;
  let claimsUncertain = false;
  let renewedAtMs = clock.monotonic();
  let idleSinceMs: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let finish: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const startMs = clock.monotonic();
  const bucket = createTokenBucket(1, startMs);
  const adaptive = createAdaptiveRate(1, startMs);

  function applyRate(nowMs: number) {
    if (!facts) return;
    const { rate, slowedRate } = facts.row;
    const ceiling = Math.min(rate, slowedRate ?? rate);
    if (ceiling !== adaptive.ceiling) setCeiling(adaptive, ceiling);
    setRate(bucket, recover(adaptive, nowMs), nowMs);
  }

  const unrecorded = () =>
    inFlight + marked.length + results.accepted.length + results.others.length + recordingCount;
  const mostInFlight = () => Math.min(MOST_IN_FLIGHT, Math.max(4, Math.ceil(bucket.ratePerSecond * 0.5)));
  /** Marked and not yet recorded: what a crash would leave unknown. */
  const mostUnrecorded = () => mostInFlight() * 2;
  const batchSize = () => Math.max(1, Math.min(MOST_CLAIM, Math.ceil(bucket.ratePerSecond * 0.1)));

  let soon = false;
  /** Once more when the events of this turn are through, however many ask for it. */
  function pumpSoon() {
    if (soon) return;
    soon = true;
    setImmediate(() => {
      soon = false;
      pump();
    });
  }

  function pump() {
    clearTimeout(timer);
    timer = undefined;
    if (!facts) return;
    const nowMs = clock.monotonic();
    if (nowMs - renewedAtMs > STALE_MS && !lost) loseLane("no renewal for 10 s");
    applyRate(nowMs);
    dispatch(nowMs);
    if (
      !marking &&
      !lost &&
      ready.length > 0 &&
      marked.length < mostInFlight() &&
      unrecorded() < mostUnrecorded()
    ) {
      void mark();
    }
    if (!claiming && !stopping && !lost && ready.length < batchSize() && nowMs >= drainedUntilMs)
      void claim();
    if (
      !recording &&
      (results.accepted.length > 0 || results.others.length > 0 || results.doneClaimIds.length > 0)
    ) {
      void record();
    }
    const quiet = unrecorded() === 0 && ready.length === 0 && !claiming && !marking && !recording;
    if (!quiet) idleSinceMs = undefined;
    else if ((stopping || lost) && results.doneClaimIds.length === 0) void end();
    else idleSinceMs ??= nowMs;
    timer = setTimeout(pump, nextPumpInMs(nowMs));
  }

  function nextPumpInMs(nowMs: number): number {
    if (marked.length > 0 && inFlight < mostInFlight())
      return Math.max(0, nextFreeAtMs(bucket, nowMs) - nowMs);
    return IDLE_POLL_MS;
  }

  // --- claim ---------------------------------------------------------------------------------------------------
  async function claim() {
    claiming = true;
    try {
      if (claimsUncertain) {
        await releaseUnknownClaims(ctx, { connectionId, epoch }, [...claims.keys()]);
        claimsUncertain = false;
      }
      await facts!.refresh(clock.monotonic());
      const campaigns = facts!.row.state === "active";
      turn += 1;
      const claimed = await claimRows(ctx, { connectionId, epoch, turn, campaigns }, batchSize());
      await sort(claimed);
      if (claimed.drained) await sleepUntilDue(claimed.items.length === 0);
    } catch (error) {
      if (error instanceof LaneLost) loseLane("taken over");
      else {
        claimsUncertain = true;
        drainedUntilMs = clock.monotonic() + 250;
        logger.warn({ connectionId, error: String(error) }, "claiming failed; trying again");
      }
    } finally {
      claiming = false;
      pumpSoon();
    }
  }

  async function sort(claimed: Claim) {
    if (claimed.claimId === null) return;
    claims.set(claimed.claimId, claimed.items.length);
    if (claimed.items.length === 0) results.doneClaimIds.push(claimed.claimId);
    const nowMs = clock.monotonic();
    await facts!.prepare(claimed.items, nowMs);
    const decided = await decideClaimed(
      ctx,
      facts!,
      { claimId: claimed.claimId, items: claimed.items },
      pairs,
      {
        now: clock.now(),
        monotonicMs: nowMs,
      },
    );
    ready.push(...decided.ready);
    for (const { claimId, result } of decided.settled) settle(claimId, result);
  }

  async function sleepUntilDue(empty: boolean) {
    const nextAt = await settleLaneWake(ctx, connectionId);
    const waitMs = nextAt ? nextAt.getTime() - clock.now().getTime() : Number.POSITIVE_INFINITY;
    const pauseMs =
      facts!.row.state === "active" ? Math.max(empty ? 50 : 5, Math.min(waitMs, 60_000)) : 1_000;
    drainedUntilMs = clock.monotonic() + pauseMs;
  }

  // --- mark ----------------------------------------------------------------------------------------------------
  async function mark() {
    marking = true;
    const room = Math.max(1, Math.min(mostUnrecorded() - unrecorded(), mostInFlight()));
    const batch = ready.splice(0, Math.min(room, batchSize()));
    recordingCount += batch.length;
    try {
      const answer = await markSending(
        ctx,
        epoch,
        batch.map(({ item }) => item.id),
      );
      for (const one of batch) {
        if (answer.ids.has(one.item.id)) marked.push(one);
        else settleClaim(one.claimId);
      }
    } catch (error) {
      // Not known whether it was saved: ask again. Nothing has been sent, so asking twice is safe.
      ready.unshift(...batch);
      logger.warn({ connectionId, error: String(error) }, "marking failed; trying again");
      await Bun.sleep(100);
    } finally {
      recordingCount -= batch.length;
      marking = false;
      pumpSoon();
    }
  }

  // --- send ----------------------------------------------------------------------------------------------------
  function dispatch(nowMs: number) {
    if (lost) return giveUpMarked();
    const room = mostInFlight() - inFlight;
    if (marked.length === 0 || room <= 0) return;
    const granted = take(bucket, nowMs, Math.min(room, marked.length));
    for (let i = 0; i < granted; i += 1) void send(marked[i]!);
    if (granted > 0) marked = marked.slice(granted);
  }

  async function send(one: ReadyItem) {
    const { item } = one;
    inFlight += 1;
    notePairSend(pairs, personOf(item), clock.monotonic());
    const to = {
      phone: item.toPhone ?? undefined,
      waId: item.toPhone ? undefined : (item.toWa ?? undefined),
      userId: item.toUserId ?? undefined,
    };
    let result: SendResult;
    try {
      result = await channelFor(facts!.row.kind).send({ id: item.id, to, content: one.content }, facts!.open);
    } catch (error) {
      result = { outcome: "unknown", detail: String(error) };
      logger.error({ connectionId, error: String(error) }, "an adapter threw");
    }
    inFlight -= 1;
    await conclude(one, result);
    pumpSoon();
  }

  async function conclude(one: ReadyItem, result: SendResult) {
    const { item } = one;
    const at = clock.now();
    if (result.outcome === "accepted") {
      results.accepted.push({
        id: item.id,
        state: result.held ? "held" : "accepted",
        providerId: result.providerId,
        text: one.text,
        type: one.content.type,
        at,
      });
      settleClaim(one.claimId);
      if (item.campaignId) touchedCampaigns.add(item.campaignId);
      return;
    }
    if (result.outcome === "unknown") {
      settle(one.claimId, {
        id: item.id,
        state: "unknown",
        why: null,
        detail: result.detail,
        notBefore: null,
        tries: item.tries,
        at,
      });
    } else {
      recordingCount += 1;
      const campaign = item.campaignId ? facts!.campaigns.get(item.campaignId) : undefined;
      const settled = await settleRefusal(ctx, {
        connectionId,
        kind: facts!.row.kind,
        item,
        templateName: campaign?.templateName,
        refusal: result,
        now: at,
      });
      recordingCount -= 1;
      if (settled.number?.do === "slow") {
        const nowMs = clock.monotonic();
        pauseUntil(bucket, nowMs + slowDown(adaptive, nowMs).restMs, nowMs);
      } else if (settled.number?.do === "rest") {
        const nowMs = clock.monotonic();
        pauseUntil(bucket, nowMs + settled.number.seconds * 1_000, nowMs);
      }
      settle(one.claimId, settled.result);
    }
    if (item.campaignId) touchedCampaigns.add(item.campaignId);
  }

  function settle(claimId: string, result: OtherResult) {
    results.others.push(result);
    settleClaim(claimId);
    if (result.notBefore)
      drainedUntilMs = Math.min(
        drainedUntilMs,
        clock.monotonic() + Math.max(0, result.notBefore.getTime() - clock.now().getTime()),
      );
  }

  function settleClaim(claimId: string) {
    const left = (claims.get(claimId) ?? 1) - 1;
    if (left > 0) claims.set(claimId, left);
    else {
      claims.delete(claimId);
      results.doneClaimIds.push(claimId);
    }
  }

  // --- record --------------------------------------------------------------------------------------------------
  async function record() {
    recording = true;
    const batch = results;
    const count = batch.accepted.length + batch.others.length;
    results = { accepted: [], others: [], doneClaimIds: [] };
    recordingCount += count;
    const campaigns = [...touchedCampaigns];
    touchedCampaigns.clear();
    for (let attempt = 0; ; attempt += 1) {
      try {
        await recordResults(ctx, epoch, batch);
        break;
      } catch (error) {
        logger.warn({ connectionId, error: String(error) }, "recording failed; trying again");
        await Bun.sleep(Math.min(1_000, 50 * 2 ** attempt));
      }
    }
    for (const campaignId of campaigns)
      publishLive(database, ctx.companyId, { kind: "campaign", campaignId });
    recordingCount -= count;
    recording = false;
    pumpSoon();
  }

  // --- owning --------------------------------------------------------------------------------------------------
  function loseLane(why: string) {
    if (lost) return;
    lost = true;
    logger.warn({ connectionId, epoch, why }, "lane lost");
    ready = [];
    giveUpMarked();
  }

  /** Marked but never sent, and not ours any more: they are `sending` in the database and become unknown there. */
  function giveUpMarked() {
    marked = [];
  }

  async function renew() {
    if (lost) return;
    try {
      const nowMs = clock.monotonic();
      if (await renewLane(ctx, connectionId, epoch)) renewedAtMs = nowMs;
      else loseLane("taken over");
    } catch (error) {
      logger.warn({ connectionId, error: String(error) }, "renewing failed; trying again");
    }
    forgetSettledPairs(pairs, clock.monotonic());
    pumpSoon();
  }
  const renewing = setInterval(renew, RENEW_MS);

  let ending = false;
  async function end() {
    if (ending) return;
    ending = true;
    clearInterval(renewing);
    if (!lost) {
      await settleLaneWake(ctx, connectionId).catch(() => {});
      await releaseLane(ctx, connectionId, epoch).catch(() => {});
    }
    clearTimeout(timer);
    finish();
  }

  async function open() {
    try {
      facts = await openLaneFacts(ctx, connectionId, clock.monotonic());
    } catch (error) {
      logger.error({ connectionId, error: String(error) }, "a lane cannot open its connection");
    }
    if (!facts) {
      stopping = true;
      return end();
    }
    pump();
  }
  void open();

  return {
    connectionId,
    ended,
    get idleSinceMs() {
      return idleSinceMs;
    },
    poke() {
      drainedUntilMs = 0;
      pumpSoon();
    },
    async stop() {
      stopping = true;
      const back = ready;
      ready = [];
      const at = clock.now();
      for (const { item, claimId } of back) {
        settle(claimId, {
          id: item.id,
          state: "waiting",
          why: null,
          detail: null,
          notBefore: at,
          tries: item.tries,
          at,
        });
      }
      pumpSoon();
      await ended;
    },
  };
}
