import type { CompanyContext } from "~/platform/db/company-types";
import { providerError } from "./provider-error.server";
import { refreshConnection } from "./refresh-connection.server";

/**
 * Asks the provider now, for a person who waits for the answer.
 * @throws AppError with the provider's refusal in plain words
 */
export async function testConnection(ctx: CompanyContext, id: string) {
  const kind = await ctx.read(({ db }) => db.connection.findFirst({ where: { id }, select: { kind: true } }));
  const result = await refreshConnection(ctx, id);
  if (!result.ok) throw providerError(kind?.kind === "sms" ? "Twilio" : "Meta", result.refusal);
  return ctx.read(({ db }) =>
    db.connection.findFirstOrThrow({
      where: { id },
      select: { id: true, name: true, state: true, quality: true, rate: true, checkedAt: true },
    }),
  );
}
