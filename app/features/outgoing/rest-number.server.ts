import { announceConnection } from "~/features/connections/announce-connection.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { nextRest, type RestReason, readLastRest } from "./core/number-rest";
import { pauseCampaigns } from "./pause-campaigns.server";

export interface NumberTrouble {
  connectionId: string;
  why: RestReason;
  /** The carrier's code, where there was one. */
  code?: string;
  /** Figures for the sentence; no personal values. */
  detail?: Record<string, number>;
}

/**
 * The campaigns of a number linked by QR rest, and those that no other number goes on with are paused by the same name: a
 * person must look before they go on. Answers to people are not held. → whether a rest began
 */
export async function restNumber(
  tx: CompanyTransaction,
  trouble: NumberTrouble,
  now: Date,
): Promise<boolean> {
  const { connectionId, why, code, detail = {} } = trouble;
  const row = await tx.db.whatsappSession.findFirst({
    where: { connectionId },
    select: { restsUntil: true, restReason: true, restDetail: true },
  });
  const rest = row && nextRest(why, readLastRest(row), now.getTime());
  if (rest) {
    await tx.db.whatsappSession.updateMany({
      where: { connectionId },
      data: {
        restsUntil: new Date(rest.untilMs),
        restReason: why,
        restDetail: { ...detail, at: now.toISOString(), times: rest.times, ...(code && { code }) },
      },
    });
    await announceConnection(tx, { connectionId, action: "connection.rested", fields: [why] });
  }
  await pauseCampaigns(tx, { scope: "connection", about: { connectionId, campaignId: null, code } }, why);
  return Boolean(rest);
}
