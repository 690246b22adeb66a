import type { SessionPhase } from "~/channels/baileys/whatsapp-session";
import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { EndReason, LinkView } from "./link-view";

/** How the link of one number stands. @throws AppError NOT_FOUND, also for other kinds of connection */
export function readLink(ctx: CompanyContext, id: string): Promise<LinkView> {
  return ctx.read(async (scope) => {
    const { db } = scope;
    const row = await db.whatsappSession.findFirst({
      where: { connectionId: id, connection: { removedAt: null } },
      omit: { creds: true },
      include: { connection: { select: { name: true, address: true } } },
    });
    if (!row) throw new AppError("NOT_FOUND", "whatsapp.errors.notFound");
    const chats = await db.whatsappPrivateChat.findMany({
      where: { connectionId: id },
      select: { chat: true },
      orderBy: { createdAt: "asc" },
    });
    const accepted = row.riskAcceptedBy
      ? await db.user.findFirst({ where: { id: row.riskAcceptedBy }, select: { name: true } })
      : null;
    const { connection } = row;
    return {
      connectionId: id,
      name: connection.name,
      server: row.server as LinkView["server"],
      wanted: row.wanted as LinkView["wanted"],
      phase: row.phase as SessionPhase,
      phaseAt: row.phaseAt.toISOString(),
      qr: row.qr,
      qrUntil: iso(row.qrUntil),
      pairingCode: row.pairingCode,
      pairingPhone: row.pairingPhone,
      endReason: row.endReason as EndReason | null,
      closeCode: row.closeCode,
      retryAt: iso(row.retryAt),
      phone: connection.address.startsWith("+") ? connection.address : null,
      pushName: row.pushName,
      pictureUrl: row.pictureId && `/media/${row.pictureId}`,
      linkedAt: iso(row.linkedAt),
      phoneSeenAt: iso(row.phoneSeenAt),
      history: row.history,
      historyPercent: row.historyPercent,
      riskAcceptedAt: iso(row.riskAcceptedAt),
      riskAcceptedByName: accepted?.name ?? null,
      waiting: await db.outgoing.count({ where: { connectionId: id, state: "waiting" } }),
      privateChats: await named(
        scope,
        chats.map(({ chat }) => chat),
      ),
    };
  });
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** The names under which the company already knows these people. */
async function named({ db }: CompanyRead, chats: string[]): Promise<LinkView["privateChats"]> {
  const phones = chats.filter((chat) => !chat.includes("@"));
  if (phones.length === 0) return chats.map((chat) => ({ chat, name: null }));
  const contacts = await db.contact.findMany({
    where: { phone: { in: phones.map((digits) => `+${digits}`) } },
    select: { phone: true, firstName: true, lastName: true },
  });
  const names = new Map(
    contacts.map(({ phone, firstName, lastName }) => [
      phoneMatchKey(phone ?? ""),
      `${firstName} ${lastName}`.trim(),
    ]),
  );
  return chats.map((chat) => ({ chat, name: names.get(phoneMatchKey(chat)) || null }));
}
