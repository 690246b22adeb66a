import type { CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/** With the chosen one. */
export const MOST_NUMBERS = 20;

/**
 * The further numbers of a draft, instead of those it had. Those that the campaign's own number cannot take turns with are
 * left out: none without a number by QR, and never that number itself.
 * @throws AppError BAD_REQUEST for one that is not there, or not linked by QR; too many
 */
export async function saveNumbers(
  tx: CompanyTransaction,
  campaignId: string,
  wanted: readonly string[],
): Promise<void> {
  const { connection } = await tx.db.campaign.findFirstOrThrow({
    where: { id: campaignId },
    select: { connection: { select: { id: true, kind: true } } },
  });
  const ids =
    connection?.kind === "whatsapp" ? [...new Set(wanted)].filter((id) => id !== connection.id) : [];
  if (ids.length >= MOST_NUMBERS) {
    throw new AppError("BAD_REQUEST", "campaigns.errors.tooManyNumbers", { most: MOST_NUMBERS });
  }
  const found = await tx.db.connection.count({
    where: { id: { in: ids }, kind: "whatsapp", removedAt: null },
  });
  if (found < ids.length) throw new AppError("BAD_REQUEST", "campaigns.errors.connectionNotFound");
  await tx.db.campaignNumber.deleteMany({ where: { campaignId } });
  if (ids.length === 0) return;
  await tx.db.campaignNumber.createMany({ data: ids.map((connectionId) => ({ campaignId, connectionId })) });
}
