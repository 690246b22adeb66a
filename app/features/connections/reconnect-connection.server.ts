import { getPhoneNumber } from "~/channels/meta-cloud/get-phone-number";
import { checkTwilioAccount } from "~/channels/twilio-sms/check-account";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { Prisma } from "~/platform/db/generated/client";
import { announceConnection } from "./announce-connection.server";
import { applyConnectionEvent } from "./apply-connection-event.server";
import { metaAccessOf, openOwnConnection, twilioAccessOf } from "./open-own-connection.server";
import { providerError } from "./provider-error.server";
import { sealCredentials } from "./seal-credentials.server";
import { forgetBalance } from "./sms-balance.server";

/**
 * A new token for a connection that lost its own: accepted by the provider first, then kept; the queue goes on.
 * @throws AppError with the provider's refusal; the old token stays
 */
export async function reconnectConnection(ctx: CompanyContext, id: string, token: string): Promise<void> {
  const open = await openOwnConnection(ctx, id);
  const answer =
    open.kind === "meta"
      ? await getPhoneNumber({ ...metaAccessOf(open), token }, open.credentials.phoneNumberId)
      : await checkTwilioAccount({ ...twilioAccessOf(open), authToken: token });
  if (!answer.ok) throw providerError(open.kind === "meta" ? "Meta" : "Twilio", answer.refusal);
  const { baseUrl } = open;
  const credentials =
    open.kind === "meta"
      ? { ...open.credentials, token, baseUrl }
      : { ...open.credentials, authToken: token, baseUrl };
  await ctx.transaction(async (tx) => {
    await tx.db.connection.updateMany({
      where: { id },
      data: { credentials: sealCredentials(ctx.companyId, id, credentials), lastError: Prisma.DbNull },
    });
    await applyConnectionEvent(tx, id, { kind: "token-accepted", at: appProcess().clock.now() });
    await announceConnection(tx, {
      connectionId: id,
      action: "connection.reconnected",
      fields: ["credentials"],
    });
  });
  forgetBalance(ctx.companyId, id);
}
