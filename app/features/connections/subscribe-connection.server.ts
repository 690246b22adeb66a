import { subscribeApp } from "~/channels/meta-cloud/subscribe-app";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { announceConnection } from "./announce-connection.server";
import { metaAccessOf, openOwnConnection } from "./open-own-connection.server";
import { webhookAddress } from "./webhook-address.server";

/**
 * Asks Meta to send this account's webhooks to the connection's own address; Meta calls that address before it says
 * yes, so that a yes proves address and verify token. A no is kept for the wizard and is no error.
 * → whether Meta agreed
 */
export async function subscribeConnection(ctx: CompanyContext, id: string): Promise<boolean> {
  const open = await openOwnConnection(ctx, id);
  if (open.kind !== "meta") return false;
  const { wabaId, verifyToken } = open.credentials;
  const override = {
    callbackUrl: webhookAddress("meta", id),
    verifyToken: verifyToken ?? appProcess().env.meta.verifyToken,
  };
  let answer = await subscribeApp(metaAccessOf(open), wabaId, override);
  const agreed = answer.ok && answer.value.subscribed;
  // Without an address of its own the app's usual one gets the account's webhooks, if the app has one.
  if (!agreed) answer = await subscribeApp(metaAccessOf(open), wabaId);
  const now = appProcess().clock.now().toISOString();
  const details: Prisma.InputJsonObject = {
    subscribedAt: answer.ok ? now : null,
    addressCheckedAt: agreed ? now : null,
    subscribeError: answer.ok ? null : answer.refusal.code,
  };
  await ctx.transaction(async (tx) => {
    const row = await tx.db.connection.findFirst({ where: { id }, select: { details: true } });
    await tx.db.connection.updateMany({
      where: { id },
      data: { details: { ...(row?.details as Prisma.InputJsonObject), ...details } },
    });
    await announceConnection(tx, { connectionId: id });
  });
  return agreed;
}
