import type { ChannelKind } from "~/channels/channel";
import { UNKNOWN_REST_MINUTES } from "~/features/outgoing/core/resolve-unknown";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { sendWindowOf } from "~/features/outgoing/send-window-of";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { AppError } from "~/platform/errors/app-error";
import type { RetryJobPayload } from "./campaigns.jobs";
import { classifyFailure } from "./classify-failure.server";
import { nextState } from "./core/campaign";
import { type RetryRule, retryRules } from "./core/retry-rules";
import { MAX_ATTEMPTS } from "./core/retryable";
import { recipientStart } from "./core/schedule";
import { type LoadedCampaign, loadCampaign } from "./load-campaign.server";
import { lockCampaign } from "./lock-campaign.sql.server";
import { moveCampaign } from "./move-campaign.server";
import { purposeOf } from "./purpose-of";
import { sumTallies } from "./sum-tallies.sql.server";
import { tellCampaign } from "./tell-campaign.server";
import { wakeNumbers } from "./wake-numbers.server";

export const RETRY_SLICE = 2_000;

interface Ended {
  id: string;
  zone: string | null;
}

/**
 * Starts up to a slice of new attempts: the old row stays as history, the new one waits. A campaign that has finished
 * runs again. Repeating it finds only those that were not yet done.
 * @returns how many; less than RETRY_SLICE = that was the rest
 */
export async function retrySlice(
  tx: CompanyTransaction,
  payload: RetryJobPayload,
  now: Date,
): Promise<number> {
  const { campaignId } = payload;
  const next = nextState(await lockCampaign(tx, campaignId), { do: "retry" });
  if (!next.ok) throw new AppError("CONFLICT", `reasons.refused.${next.why}`);
  const campaign = await loadCampaign(tx, campaignId);
  const rules = payload.states.includes("failed") ? await rulesOf(tx, campaign, payload.codes) : [];
  const ended = await lockEnded(tx, payload, rules, now);
  if (ended.length === 0) return 0;
  const company = await tx.db.company.findFirstOrThrow({ select: { timeZone: true, sendWindow: true } });
  const window = company.sendWindow as SendWindow | null;
  const sendWindow = sendWindowOf(campaign.sendWindow, window, purposeOf(campaign));
  const starts = ended.map(({ zone }) =>
    recipientStart({ schedule: { kind: "now" }, sendWindow, zone: zone ?? company.timeZone }, now),
  );
  await insertAttempts(tx, ended, starts, now);
  if (next.changed) await moveCampaign(tx, campaignId, { do: "retry" }, { finishedAt: null });
  const earliestMs = starts.reduce((first, { notBefore }) => Math.min(first, notBefore.getTime()), Infinity);
  await wakeNumbers(tx, campaign, new Date(earliestMs));
  tellCampaign(tx, campaignId);
  return ended.length;
}

async function rulesOf(
  tx: CompanyTransaction,
  campaign: LoadedCampaign,
  only?: string[],
): Promise<RetryRule[]> {
  const [sums] = await sumTallies(tx, [campaign.id]);
  const kind = campaign.connection!.kind as ChannelKind;
  const codes = Object.keys(sums!.failedBy).filter((code) => !only || only.includes(code));
  return retryRules(codes, (code) => classifyFailure(kind, code));
}

function lockEnded(
  tx: CompanyTransaction,
  { campaignId, states }: RetryJobPayload,
  rules: RetryRule[],
  now: Date,
): Promise<Ended[]> {
  return sqlOf(tx).query<Ended>(
    `SELECT o.id::text, o.zone FROM outgoing AS o
     LEFT JOIN unnest($2::text[], $3::int[], $4::int[]) AS rule(code, attempt, rest)
       ON o.state = 'failed' AND rule.code = coalesce(nullif(o.why, ''), 'unknown') AND rule.attempt = o.attempt
     WHERE o.campaign_id = $1::uuid AND o.contact_id IS NOT NULL AND NOT o.superseded AND (
       (o.state = 'failed' AND o.failed_at <= $5::timestamptz - make_interval(secs => rule.rest))
       OR ($6::boolean AND o.state = 'unknown' AND o.attempt < ${MAX_ATTEMPTS}
         AND o.settled_at <= $5::timestamptz - interval '${UNKNOWN_REST_MINUTES} minutes'))
     ORDER BY o.id LIMIT ${RETRY_SLICE} FOR UPDATE OF o SKIP LOCKED`,
    [
      campaignId,
      rules.map(({ code }) => code),
      rules.map(({ attempt }) => attempt),
      rules.map(({ restSeconds }) => restSeconds),
      now,
      states.includes("unknown"),
    ],
  );
}

async function insertAttempts(
  tx: CompanyTransaction,
  ended: readonly Ended[],
  starts: readonly { notBefore: Date; why: string | null }[],
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const ids = ended.map(({ id }) => id);
  await sql.execute("UPDATE outgoing SET superseded = true WHERE id = ANY ($1::uuid[])", [ids]);
  await sql.execute(
    `INSERT INTO outgoing (connection_id, stream_id, source, campaign_id, contact_id, conversation_id, to_phone, to_wa,
       to_user_id, zone, purpose, attempt, state, why, not_before, values, created_at)
     SELECT o.connection_id, o.stream_id, o.source, o.campaign_id, o.contact_id, o.conversation_id, o.to_phone, o.to_wa,
       o.to_user_id, o.zone, o.purpose, o.attempt + 1, 'waiting', next.why, next.not_before, o.values, $4::timestamptz
     FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS next(id, not_before, why)
     JOIN outgoing AS o ON o.id = next.id AND o.id = ANY ($1::uuid[])`,
    [ids, starts.map(({ notBefore }) => notBefore), starts.map(({ why }) => why), now],
  );
}
