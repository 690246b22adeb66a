import type { CompanyTransaction } from "~/platform/db/company-types";
import { changeConsent } from "./change-consent.server";
import { confirmStop } from "./confirm-stop.server";
import { consentChannelOf } from "./core/consent-state";
import type { HeardWish } from "./core/heard-wish";
import { loadLaterStarts } from "./later-starts.server";
import { resumeChange } from "./resume-contact.server";
import { type ConsentWish, stopChange } from "./stop-contact.server";

/** Older stops are recorded, but the window in which we could confirm them is closed. */
const CONFIRM_WITHIN_MS = 23 * 3_600_000;

/**
 * Records what people asked for in their messages. START only counts for somebody who has stopped, and a START that
 * overtook its STOP on the way counts too. On WhatsApp the change from receiving to stopped is confirmed, once; on SMS the
 * carrier does that.
 */
export async function considerOptOuts(
  tx: CompanyTransaction,
  heard: readonly HeardWish[],
  now: Date,
): Promise<void> {
  if (heard.length === 0) return;
  const stops = heard.filter(({ wish }) => wish === "stop");
  const transitions = await changeConsent(tx, stops.map(asWish).map(stopChange), now);
  const overtaking = await loadLaterStarts(tx, stops);
  const starts = [...heard.filter(({ wish }) => wish === "start").map(asWish), ...overtaking];
  const resumed = await changeConsent(tx, (await onlyStopped(tx, starts)).map(resumeChange), now);
  for (const { contactId, before, after } of transitions) {
    if (before.whatsappStoppedAt || !after.whatsappStoppedAt || after.blockedAt) continue;
    if (resumed.some((one) => one.contactId === contactId && !one.after.whatsappStoppedAt)) continue;
    const cause = stops.find((one) => one.contactId === contactId && one.kind !== "sms");
    if (!cause || now.getTime() - cause.at.getTime() > CONFIRM_WITHIN_MS) continue;
    await confirmStop(tx, cause, now);
  }
}

const asWish = ({ contactId, kind, evidence, messageId, at }: HeardWish): ConsentWish => ({
  contactId,
  channel: consentChannelOf(kind),
  source: "inbound",
  evidence: { ...evidence, messageId },
  at,
});

async function onlyStopped(tx: CompanyTransaction, starts: ConsentWish[]): Promise<ConsentWish[]> {
  if (starts.length === 0) return [];
  const rows = await tx.db.contact.findMany({
    where: { id: { in: starts.map(({ contactId }) => contactId) } },
    select: { id: true, whatsappStoppedAt: true, smsStoppedAt: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return starts.filter(({ contactId, channel, at }) => {
    const row = byId.get(contactId);
    const stoppedAt = channel === "sms" ? row?.smsStoppedAt : row?.whatsappStoppedAt;
    return stoppedAt && at > stoppedAt;
  });
}
