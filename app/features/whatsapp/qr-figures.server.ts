import type { ConnectionSummary } from "~/features/connections/list-connections.server";
import { readOwnPace, WARM_UP_DAYS } from "~/features/outgoing/core/careful-limits";
import { carefulPace } from "~/features/outgoing/core/careful-pace";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import type { EndReason, SessionPhase } from "./link-view";
import type { QrFigures } from "./qr-figures";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What only numbers linked by QR show, by connection id. */
export function qrFigures(
  ctx: CompanyContext,
  connections: readonly Pick<ConnectionSummary, "id" | "kind" | "address">[],
  now: Date,
): Promise<Record<string, QrFigures>> {
  const own = connections.filter(({ kind }) => kind === "whatsapp");
  if (own.length === 0) return Promise.resolve({});
  const ids = own.map(({ id }) => id);
  return ctx.read(async (scope) => {
    const sessions = await loadSessions(scope, ids);
    const chats = await scope.db.whatsappPrivateChat.findMany({
      where: { connectionId: { in: ids } },
      select: { connectionId: true, chat: true },
      orderBy: { createdAt: "asc" },
    });
    const day = await sentSince(scope, ids, new Date(now.getTime() - DAY_MS));
    const hour = await sentSince(scope, ids, new Date(now.getTime() - HOUR_MS));
    return Object.fromEntries(
      sessions.map((row) => {
        const id = row.connectionId;
        const used = { day: day.get(id) ?? 0, hour: hour.get(id) ?? 0 };
        const privateChats = chats.filter((one) => one.connectionId === id).map(({ chat }) => chat);
        const address = own.find((one) => one.id === id)?.address ?? "";
        return [id, figuresOf(row, { used, privateChats, address }, now)];
      }),
    );
  });
}

type Row = Awaited<ReturnType<typeof loadSessions>>[number];

function loadSessions(scope: CompanyRead, ids: string[]) {
  return scope.db.whatsappSession.findMany({
    where: { connectionId: { in: ids } },
    select: {
      connectionId: true,
      server: true,
      wanted: true,
      phase: true,
      phaseAt: true,
      endReason: true,
      linkedAt: true,
      phoneSeenAt: true,
      riskAcceptedAt: true,
      pace: true,
      restsUntil: true,
      restReason: true,
    },
  });
}

async function sentSince(scope: CompanyRead, ids: string[], since: Date): Promise<Map<string, number>> {
  const rows = await scope.db.whatsappSend.groupBy({
    by: ["connectionId"],
    where: { connectionId: { in: ids }, at: { gt: since } },
    _count: { id: true },
  });
  return new Map(rows.map((row) => [row.connectionId, row._count.id]));
}

function figuresOf(
  row: Row,
  around: { used: { day: number; hour: number }; privateChats: string[]; address: string },
  now: Date,
): QrFigures {
  const pace = readOwnPace(row.pace);
  const { perDay, perHour, gapSeconds, warmUpDay } = carefulPace(
    row.linkedAt?.getTime() ?? null,
    pace,
    now.getTime(),
  );
  const rests = row.restReason !== null && (row.restsUntil === null || row.restsUntil > now);
  return {
    server: row.server === "sandbox" ? "sandbox" : "whatsapp",
    wanted: row.wanted as QrFigures["wanted"],
    phase: row.phase as SessionPhase,
    phaseAt: row.phaseAt.toISOString(),
    endReason: row.endReason as EndReason | null,
    phone: around.address.startsWith("+") ? around.address : null,
    phoneSeenAt: row.phoneSeenAt?.toISOString() ?? null,
    riskAcceptedAt: row.riskAcceptedAt?.toISOString() ?? null,
    today: { used: around.used.day, limit: perDay },
    hour: { used: around.used.hour, limit: perHour },
    gap: gapSeconds,
    warmUp: warmUpDay === null ? null : { day: warmUpDay, days: WARM_UP_DAYS },
    rest: rests ? { reason: row.restReason!, until: row.restsUntil?.toISOString() ?? null } : null,
    pace,
    privateChats: around.privateChats,
  };
}
