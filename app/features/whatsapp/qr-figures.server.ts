import type { SessionPhase } from "~/channels/baileys/whatsapp-session";
import type { ConnectionSummary } from "~/features/connections/list-connections.server";
import { readOwnPace } from "~/features/outgoing/core/careful-limits";
import type { CompanyContext } from "~/platform/db/company-types";
import type { EndReason } from "./link-view";
import { type NumberHealth, numberHealth } from "./number-health.server";
import type { QrFigures } from "./qr-figures";

/** What only numbers linked by QR show, by connection id. */
export async function qrFigures(
  ctx: CompanyContext,
  connections: readonly Pick<ConnectionSummary, "id" | "kind" | "address">[],
  now: Date,
): Promise<Record<string, QrFigures>> {
  const own = connections.filter(({ kind }) => kind === "whatsapp");
  if (own.length === 0) return {};
  const ids = own.map(({ id }) => id);
  const [healths, { sessions, chats }] = await Promise.all([
    numberHealth(ctx, ids, now),
    loadSessions(ctx, ids),
  ]);
  return Object.fromEntries(
    sessions.flatMap((row): [string, QrFigures][] => {
      const id = row.connectionId;
      const health = healths.get(id);
      if (!health) return [];
      const address = own.find((one) => one.id === id)?.address ?? "";
      const privateChats = chats.filter((one) => one.connectionId === id).map(({ chat }) => chat);
      return [
        [id, { ...sessionFigures(row), ...healthFigures(health), phone: phoneOf(address), privateChats }],
      ];
    }),
  );
}

type Row = Awaited<ReturnType<typeof loadSessions>>["sessions"][number];

function loadSessions(ctx: CompanyContext, ids: string[]) {
  return ctx.read(async ({ db }) => ({
    sessions: await db.whatsappSession.findMany({
      where: { connectionId: { in: ids } },
      select: {
        connectionId: true,
        server: true,
        wanted: true,
        phase: true,
        phaseAt: true,
        endReason: true,
        phoneSeenAt: true,
        riskAcceptedAt: true,
        pace: true,
      },
    }),
    chats: await db.whatsappPrivateChat.findMany({
      where: { connectionId: { in: ids } },
      select: { connectionId: true, chat: true },
      orderBy: { createdAt: "asc" },
    }),
  }));
}

function sessionFigures(row: Row) {
  return {
    server: row.server as QrFigures["server"],
    wanted: row.wanted as QrFigures["wanted"],
    phase: row.phase as SessionPhase,
    phaseAt: row.phaseAt.toISOString(),
    endReason: row.endReason as EndReason | null,
    phoneSeenAt: row.phoneSeenAt?.toISOString() ?? null,
    riskAcceptedAt: row.riskAcceptedAt?.toISOString() ?? null,
    pace: readOwnPace(row.pace),
  };
}

function healthFigures(health: NumberHealth) {
  const { warmUpDay: day, restReason: reason, restsUntil: until } = health;
  return {
    today: { used: health.sentToday, limit: health.perDay },
    hour: { used: health.sentInHour, limit: health.perHour },
    nextAt: health.nextAt,
    gap: health.gapSeconds,
    warmUp: day === null ? null : { day, days: health.warmUpDays },
    rest: reason && until ? { reason, until } : null,
  };
}

const phoneOf = (address: string) => (address.startsWith("+") ? address : null);
