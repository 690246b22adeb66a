import type { LoadedCampaign } from "./load-campaign.server";

export type CampaignNumber = NonNullable<LoadedCampaign["connection"]>;

/** Every number that a campaign sends from, the chosen one first: by QR it may take turns over several. */
export function numbersOf({
  connection,
  numbers,
}: Pick<LoadedCampaign, "connection" | "numbers">): CampaignNumber[] {
  if (!connection) return [];
  if (connection.kind !== "whatsapp") return [connection];
  const others = numbers.map((one) => one.connection);
  return [connection, ...others.filter(({ id, state }) => id !== connection.id && state !== "removed")];
}
