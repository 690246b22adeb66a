import { getPhoneNumber } from "~/channels/meta-cloud/get-phone-number";
import type { MetaPhoneNumber } from "~/channels/meta-cloud/meta-phone-number";
import type { ProviderAnswer, ProviderRefusal } from "~/channels/provider-answer";
import { checkTwilioAccount, type TwilioAccount } from "~/channels/twilio-sms/check-account";
import { stopConnection } from "~/features/outgoing/stop-connection.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { Prisma } from "~/platform/db/generated/client";
import { numberDetails } from "./add-meta-connection.server";
import { announceConnection } from "./announce-connection.server";
import { applyConnectionEvent } from "./apply-connection-event.server";
import { CONNECTION_STOPS, type ConnectionStopReason } from "./core/connection-state";
import { metaAccessOf, openOwnConnection, twilioAccessOf } from "./open-own-connection.server";

export type RefreshResult = { ok: true } | { ok: false; refusal: ProviderRefusal };

/**
 * Asks the provider how the number is doing and saves it: quality, throughput, name, the portfolio's daily limit. A
 * token that works again mends a connection that had lost it; a refusal is kept as the last error, and stops the
 * connection when it concerns the connection itself. A provider that is silent changes nothing but the last error.
 */
export async function refreshConnection(ctx: CompanyContext, id: string): Promise<RefreshResult> {
  const open = await openOwnConnection(ctx, id);
  const answer: ProviderAnswer<Seen> =
    open.kind === "meta"
      ? seenNumber(await getPhoneNumber(metaAccessOf(open), open.credentials.phoneNumberId))
      : seenAccount(await checkTwilioAccount(twilioAccessOf(open)));
  await ctx.transaction((tx) =>
    answer.ok ? saveSeen(tx, id, answer.value) : saveRefusal(tx, id, answer.refusal),
  );
  return answer.ok ? { ok: true } : answer;
}

type Seen = { number: MetaPhoneNumber } | { account: TwilioAccount };

const seenNumber = (answer: ProviderAnswer<MetaPhoneNumber>): ProviderAnswer<Seen> =>
  answer.ok ? { ok: true, value: { number: answer.value } } : answer;

/** Twilio answers for a suspended account as for a good one; to us that is a refusal. */
function seenAccount(answer: ProviderAnswer<TwilioAccount>): ProviderAnswer<Seen> {
  if (!answer.ok) return answer;
  if (answer.value.status !== "suspended" && answer.value.status !== "closed") {
    return { ok: true, value: { account: answer.value } };
  }
  const refusal = { reason: "account-locked", retry: { kind: "person" }, code: "30002" } as const;
  return { ok: false, refusal: { ...refusal, detail: answer.value.status, mayHaveHappened: false } };
}

const COLUMNS = { details: true, quality: true, rate: true, slowedRate: true, portfolioId: true } as const;

async function saveSeen(tx: CompanyTransaction, id: string, seen: Seen): Promise<void> {
  const now = appProcess().clock.now();
  await applyConnectionEvent(tx, id, { kind: "token-accepted", at: now });
  const row = await tx.db.connection.findFirstOrThrow({ where: { id }, select: COLUMNS });
  const known = row.details as Record<string, unknown>;
  const facts =
    "number" in seen
      ? numberDetails(seen.number)
      : { accountName: seen.account.name, trial: seen.account.trial };
  const quality = "number" in seen ? seen.number.quality : row.quality;
  const rate = "number" in seen ? followThroughput(row.rate, known, seen.number) : row.rate;
  await tx.db.connection.updateMany({
    where: { id },
    data: {
      details: { ...known, ...facts } as Prisma.InputJsonObject,
      quality,
      rate,
      slowedRate: slowedFor(quality, row, rate),
      lastError: Prisma.DbNull,
      checkedAt: now,
    },
  });
  if ("number" in seen && row.portfolioId && seen.number.dailyLimit !== undefined) {
    const { dailyLimit } = seen.number;
    await tx.db.portfolio.updateMany({
      where: { id: row.portfolioId },
      data: { dailyLimit: dailyLimit === "unlimited" ? null : dailyLimit },
    });
  }
  await announceConnection(tx, { connectionId: id });
}

/** A rate that stood at Meta's throughput follows it; one that a person chose stays. */
function followThroughput(rate: number, known: Record<string, unknown>, number: MetaPhoneNumber): number {
  const followed = known.messagesPerSecond === rate && number.messagesPerSecond !== undefined;
  return followed ? number.messagesPerSecond! : rate;
}

/** A yellow number sends at half its rate; a number that is well again gets its rate back. */
function slowedFor(
  quality: string | null,
  row: { quality: string | null; slowedRate: number | null },
  rate: number,
): number | null {
  if (quality === "yellow") return Math.max(1, Math.floor(rate / 2));
  return row.quality === "yellow" && quality === "green" ? null : row.slowedRate;
}

async function saveRefusal(tx: CompanyTransaction, id: string, refusal: ProviderRefusal): Promise<void> {
  const now = appProcess().clock.now();
  const { code, reason, detail } = refusal;
  const lastError = { code, reason, detail, at: now.toISOString() };
  await tx.db.connection.updateMany({
    where: { id },
    data: { lastError, checkedAt: now },
  });
  await announceConnection(tx, { connectionId: id });
  if (!Object.hasOwn(CONNECTION_STOPS, reason)) return;
  const why = reason as ConnectionStopReason;
  await stopConnection(tx, { connectionId: id, state: CONNECTION_STOPS[why], why, code, detail }, now);
  await tx.db.connection.updateMany({ where: { id }, data: { lastError } });
}
