import { CHECK_CONNECTION } from "~/features/connections/connections.jobs";
import type { CompanyContext } from "~/platform/db/company-types";
import type { WatchedCampaign } from "./watch-facts.sql.server";

/** Meta tells of a flagged number by webhook, never of a yellow one: while it sends, it is asked about. */
const KNOWN_FOR_MS = 40_000;
const ASK_AGAIN_SECONDS = 20;

/** Has the provider asked how a sending number is doing, so that its quality is never a minute old. @returns whether asked */
export async function keepNumberKnown(
  ctx: CompanyContext,
  { state, kind, connectionId, connectionState, checkedAt }: WatchedCampaign,
  now: Date,
): Promise<boolean> {
  const sends = (state === "running" || state === "preparing") && connectionState === "active";
  if (!sends || !connectionId || kind !== "meta") return false;
  if (checkedAt && Math.abs(now.getTime() - checkedAt.getTime()) < KNOWN_FOR_MS) return false;
  const once = { singletonKey: connectionId, singletonSeconds: ASK_AGAIN_SECONDS };
  await ctx.transaction(({ jobs }) => jobs.enqueue(CHECK_CONNECTION, { connectionId }, once));
  return true;
}
