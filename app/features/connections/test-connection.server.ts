import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { providerError } from "./provider-error.server";
import { refreshConnection } from "./refresh-connection.server";

/**
 * Asks the provider now, for a person who waits for the answer.
 * @throws AppError with the provider's refusal in plain words
 */
export async function testConnection(ctx: CompanyContext, id: string) {
  const row = await ctx.read(({ db }) => db.connection.findFirst({ where: { id }, select: { kind: true } }));
  if (row?.kind === "whatsapp") await askLink(ctx, id);
  else {
    const result = await refreshConnection(ctx, id);
    if (!result.ok) throw providerError(row?.kind === "sms" ? "Twilio" : "Meta", result.refusal);
  }
  return ctx.read(({ db }) =>
    db.connection.findFirstOrThrow({
      where: { id },
      select: { id: true, name: true, state: true, quality: true, rate: true, checkedAt: true },
    }),
  );
}

/** A number by QR has no provider to ask: it works while its socket is open. */
async function askLink(ctx: CompanyContext, id: string): Promise<void> {
  const session = await ctx.read(({ db }) =>
    db.whatsappSession.findFirst({
      where: { connectionId: id, connection: { removedAt: null } },
      select: { wanted: true, phase: true },
    }),
  );
  if (!session) throw new AppError("NOT_FOUND", "connections.errors.notFound");
  if (session.wanted === "linked" && session.phase === "open") return;
  throw new AppError("CONFLICT", "whatsapp.errors.testOff");
}
