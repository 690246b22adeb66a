import { type TestMessageState, testMessageState } from "~/features/connections/test-message-state.server";
import { WARM_UP_PER_DAY } from "~/features/outgoing/core/careful-limits";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import { drawQr } from "./core/draw-qr";
import { readLink } from "./read-link.server";
import type { LinkPageData } from "./ui/link-page-data";

/** @throws AppError NOT_FOUND */
export async function loadLinkPage(ctx: CompanyContext, id: string, role: Role): Promise<LinkPageData> {
  const [view, lastTest] = await Promise.all([readLink(ctx, id), readLastTest(ctx, id)]);
  return {
    // The drawing says it all: its text stays on the server.
    view: { ...view, qr: view.qr === null ? null : String(Bun.hash(view.qr)) },
    drawing: view.qr === null ? null : drawQr(view.qr),
    now: appProcess().clock.now().toISOString(),
    firstDay: WARM_UP_PER_DAY[0],
    mayAccept: role === "owner",
    lastTest,
  };
}

function readLastTest(ctx: CompanyContext, id: string): Promise<TestMessageState | null> {
  return ctx.read(async (scope) => {
    const row = await scope.db.connection.findFirst({ where: { id }, select: { details: true } });
    const { lastTestId } = (row?.details ?? {}) as { lastTestId?: string };
    return lastTestId ? testMessageState(scope, lastTestId) : null;
  });
}
