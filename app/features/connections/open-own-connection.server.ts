import type { ApiConnection } from "~/channels/channel";
import type { MetaAccess } from "~/channels/meta-cloud/meta-access";
import type { TwilioAccess } from "~/channels/twilio-sms/twilio-request";
import { openConnection } from "~/features/outgoing/open-connection.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/**
 * A connection with its secrets opened, for a call to its provider. Never returned to a page.
 * @throws AppError NOT_FOUND, also for a removed one
 */
export async function openOwnConnection(ctx: CompanyContext, id: string): Promise<ApiConnection> {
  const row = await ctx.read(({ db }) =>
    db.connection.findFirst({
      where: { id, removedAt: null },
      select: { id: true, kind: true, credentials: true },
    }),
  );
  if (!row) throw new AppError("NOT_FOUND", "connections.errors.notFound");
  return openConnection(ctx.companyId, row);
}

export function metaAccessOf(open: Extract<ApiConnection, { kind: "meta" }>): MetaAccess {
  return { baseUrl: open.baseUrl, apiVersion: open.apiVersion, token: open.credentials.token };
}

export function twilioAccessOf(open: Extract<ApiConnection, { kind: "sms" }>): TwilioAccess {
  const { accountSid, authToken } = open.credentials;
  return { baseUrl: open.baseUrl, accountSid, authToken };
}
