import {
  type AcceptedResult,
  type OtherResult,
  type Results,
  recordResults,
} from "~/features/outgoing/lane-record.sql.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Logger } from "~/platform/logger/logger";

/** What became of messages and is not in the database yet. */
export interface LaneLedger {
  /** Results that are not saved yet. */
  readonly pending: number;
  readonly saving: boolean;
  /** A marked batch has this many messages; its row goes when all of them are saved. */
  open(claimId: string, messages: number): void;
  accept(result: AcceptedResult, claimId: string): void;
  settle(result: OtherResult, claimId?: string): void;
  /** A marked message that will not be sent by us any more. */
  drop(claimId: string): void;
  hasWork(): boolean;
  /** Saves all there is, trying until it is saved. → ids saved */
  save(): Promise<string[]>;
}

export function createLaneLedger(ctx: CompanyContext, epoch: string, logger: Logger): LaneLedger {
  const claims = new Map<string, number>();
  let waiting: Results = { accepted: [], others: [], doneClaimIds: [] };
  let pending = 0;
  let saving = false;

  function close(claimId: string | undefined) {
    if (claimId === undefined) return;
    const left = (claims.get(claimId) ?? 1) - 1;
    if (left > 0) claims.set(claimId, left);
    else {
      claims.delete(claimId);
      waiting.doneClaimIds.push(claimId);
    }
  }

  return {
    get pending() {
      return pending;
    },
    get saving() {
      return saving;
    },
    open(claimId, messages) {
      if (messages === 0) waiting.doneClaimIds.push(claimId);
      else claims.set(claimId, messages);
    },
    accept(result, claimId) {
      waiting.accepted.push(result);
      pending += 1;
      close(claimId);
    },
    settle(result, claimId) {
      waiting.others.push(result);
      pending += 1;
      close(claimId);
    },
    drop: close,
    hasWork: () => waiting.accepted.length + waiting.others.length + waiting.doneClaimIds.length > 0,
    async save() {
      saving = true;
      const batch = waiting;
      waiting = { accepted: [], others: [], doneClaimIds: [] };
      for (let attempt = 0; ; attempt += 1) {
        try {
          await recordResults(ctx, epoch, batch);
          break;
        } catch (error) {
          logger.warn({ error: String(error) }, "recording failed; trying again");
          await Bun.sleep(Math.min(1_000, 50 * 2 ** attempt));
        }
      }
      pending -= batch.accepted.length + batch.others.length;
      saving = false;
      return [...batch.accepted, ...batch.others].map((result) => result.id);
    },
  };
}
