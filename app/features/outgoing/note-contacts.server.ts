import type { ChannelKind } from "~/channels/channel";
import { changeConsent } from "~/features/consent/change-consent.server";
import { consentChannelOf } from "~/features/consent/core/consent-state";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { ReactionItem } from "./reaction-item";

/** Writes what carriers said about people: not on the channel, hold back, stopped. */
export async function noteContacts(
  tx: CompanyTransaction,
  items: readonly ReactionItem[],
  now: Date,
): Promise<void> {
  const noted = items.filter(({ about, reaction }) => about.contactId && reaction.contact);
  if (noted.length === 0) return;
  const kinds = await kindsOf(tx, [...new Set(noted.map(({ about }) => about.connectionId))]);
  const absent = { whatsapp: new Set<string>(), sms: new Set<string>() };
  const holds = new Map<number, string[]>();
  const stops: Parameters<typeof changeConsent>[1][number][] = [];
  for (const { about, reaction } of noted) {
    const contactId = about.contactId!;
    const kind = kinds.get(about.connectionId);
    if (!kind) continue;
    const channel = consentChannelOf(kind);
    const note = reaction.contact!;
    if (note.note === "not-on-channel" || note.note === "invalid-phone") absent[channel].add(contactId);
    else if (note.note === "frequency-hold") {
      const until = note.until.getTime();
      holds.set(until, [...(holds.get(until) ?? []), contactId]);
    } else if (note.note === "stopped") {
      stops.push({
        contactId,
        channel,
        purpose: note.purpose === "all" ? "all" : "marketing",
        action: "stopped",
        source: "provider",
        evidence: { code: about.code },
        at: now,
      });
    }
  }
  await markAbsent(tx, absent, now);
  for (const [until, ids] of holds) await holdBack(tx, ids, new Date(until));
  await changeConsent(tx, await notStoppedYet(tx, stops), now);
}

async function kindsOf(tx: CompanyTransaction, ids: string[]): Promise<Map<string, ChannelKind>> {
  const rows = await tx.db.connection.findMany({
    where: { id: { in: ids } },
    select: { id: true, kind: true },
  });
  return new Map(rows.map(({ id, kind }) => [id, kind as ChannelKind]));
}

async function markAbsent(
  tx: CompanyTransaction,
  absent: { whatsapp: Set<string>; sms: Set<string> },
  now: Date,
) {
  if (absent.whatsapp.size > 0) {
    await tx.db.contact.updateMany({
      where: { id: { in: [...absent.whatsapp] }, noWhatsappAt: null },
      data: { noWhatsappAt: now },
    });
  }
  if (absent.sms.size > 0) {
    await tx.db.contact.updateMany({
      where: { id: { in: [...absent.sms] }, noSmsAt: null },
      data: { noSmsAt: now },
    });
  }
}

async function holdBack(tx: CompanyTransaction, ids: string[], until: Date) {
  await tx.db.contact.updateMany({
    where: {
      id: { in: ids },
      OR: [{ marketingNotBefore: null }, { marketingNotBefore: { lt: until } }],
    },
    data: { marketingNotBefore: until },
  });
}

/** A carrier repeats itself with every message we try: one record of it is enough while it holds. */
async function notStoppedYet<Stop extends { contactId: string; channel: string }>(
  tx: CompanyTransaction,
  stops: Stop[],
): Promise<Stop[]> {
  if (stops.length === 0) return [];
  const rows = await tx.db.contact.findMany({
    where: { id: { in: stops.map(({ contactId }) => contactId) } },
    select: { id: true, whatsappStoppedAt: true, smsStoppedAt: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return stops.filter(({ contactId, channel }) => {
    const row = byId.get(contactId);
    return row && !(channel === "sms" ? row.smsStoppedAt : row.whatsappStoppedAt);
  });
}
