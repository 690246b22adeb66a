import { heldSession, isSessionOpen } from "~/features/outgoing/held-session";
import type { OtherResult } from "~/features/outgoing/lane-record.sql.server";
import { noteAbsentNumber } from "~/features/outgoing/note-absent-number.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { createAskForNumber } from "./ask-for-number";
import { type ComposedItem, createCampaignTurn } from "./campaign-turn";
import { openCarefulLane } from "./careful-lane";
import type { ReadyItem } from "./decide-picked";
import type { LaneFacts } from "./lane-facts";

/** A lane whose campaigns go on within this time is not let go. */
const NEAR_MS = 120_000;
/** Rows that wait for an hour of the day are put aside one by one; not faster than this. */
const AFTER_WAIT_MS = 1_000;
const NO_ANSWER_MS = 30_000;
/** A rest that has just begun holds by itself for this long; by then it was read from the database. */
const REST_KNOWN_MS = 2_000;
/** While a message is being written, or the number is paused, its lane is woken by answers of people and by the resuming only. */
const STANDS_MS = 60_000;

/** Holds back the campaigns of a number linked by QR: one message at a time, at the number's own pace. */
export interface CampaignHold {
  mayPick(): boolean;
  /** How many rows are being written: in hand, and still due in the database. */
  readonly composing: number;
  has(id: string): boolean;
  /** Takes the campaign's row out of what may leave, and starts to write it. → what may leave at once */
  keep(ready: ReadyItem[]): ReadyItem[];
  /** @returns whether it was this one */
  end(id: string, sent?: boolean): boolean;
  noteSettled(settled: OtherResult[]): void;
  noteDue(at: Date | null): void;
  /** The number's campaigns rest from now on. → the row that was being written */
  noteRest(): string | undefined;
  /** False for what was picked before a rest began. */
  mayLeave(): boolean;
  /** When campaigns are looked at again. */
  campaignsFrom(): Date;
  isNear(): boolean;
  cancel(): void;
}

interface Outcomes {
  onReady(one: ComposedItem, stale: boolean): void;
  onSkip(result: OtherResult, id: string): void;
  onNoAnswer(id: string): void;
}

export async function openCampaignHold(
  ctx: CompanyContext,
  connectionId: string,
  facts: () => LaneFacts,
  outcomes: Outcomes,
): Promise<CampaignHold> {
  const { clock, logger } = appProcess();
  const nowMs = () => clock.now().getTime();
  const careful = await openCarefulLane(ctx, connectionId, () => facts().row);
  const session = heldSession(connectionId);
  const ask = createAskForNumber(ctx, session, () => !careful.isOff());
  let current: string | undefined;
  let notBeforeMs = 0;
  let restedUntilMs = 0;
  let dueAtMs = Number.POSITIVE_INFINITY;

  const turn = createCampaignTurn({
    careful,
    session,
    ask,
    onReady: outcomes.onReady,
    onAbsent({ item }) {
      noteAbsentNumber(ctx, { connectionId, item }, clock.now()).catch((error) =>
        logger.error(
          { connectionId, error: String(error) },
          "a number that is not on WhatsApp was not noted",
        ),
      );
      outcomes.onSkip(absent(item.id, item.tries), item.id);
    },
    onNoAnswer({ item }) {
      // A socket that fell could not answer; the next one is asked as soon as it is there.
      notBeforeMs = nowMs() + (isSessionOpen(connectionId) ? NO_ANSWER_MS : AFTER_WAIT_MS);
      outcomes.onNoAnswer(item.id);
    },
  });

  /** Never marked: it was asked for before anything left. */
  const absent = (id: string, tries: number): OtherResult => ({
    id,
    state: "skipped",
    why: "not-on-channel",
    detail: null,
    notBefore: null,
    tries,
    at: clock.now(),
    unsent: true,
  });

  function cancel() {
    current = undefined;
    turn.cancel();
  }

  return {
    mayPick: () => !turn.busy && nowMs() >= notBeforeMs && careful.mayPick(nowMs()),
    get composing() {
      return current === undefined ? 0 : 1;
    },
    has: (id) => current === id,
    keep(ready) {
      const now: ReadyItem[] = [];
      for (const one of ready) {
        if (one.item.source !== "campaign" || turn.busy) now.push(one);
        else {
          current = one.item.id;
          turn.take(one);
        }
      }
      return now;
    },
    end(id, sent = false) {
      if (current !== id) return false;
      current = undefined;
      turn.end();
      if (sent) careful.noteSend(nowMs());
      return true;
    },
    noteSettled(settled) {
      if (settled.some(({ state }) => state === "waiting")) notBeforeMs = nowMs() + AFTER_WAIT_MS;
    },
    noteDue(at) {
      dueAtMs = at?.getTime() ?? Number.POSITIVE_INFINITY;
    },
    campaignsFrom() {
      const stands = turn.busy || facts().row.state !== "active";
      const atMs = stands ? nowMs() + STANDS_MS : careful.lookAgainAtMs(nowMs());
      return new Date(Math.max(atMs, notBeforeMs));
    },
    isNear: () => turn.busy || dueAtMs - nowMs() < NEAR_MS,
    noteRest() {
      const id = current;
      cancel();
      restedUntilMs = nowMs() + REST_KNOWN_MS;
      notBeforeMs = restedUntilMs;
      return id;
    },
    mayLeave: () => nowMs() >= restedUntilMs,
    cancel,
  };
}
