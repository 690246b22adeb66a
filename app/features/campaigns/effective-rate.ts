import { numberQualityOf } from "~/features/connections/core/meta-limits";

/**
 * Messages per second that a campaign can count on: the number's rate after quality and its own limit, shared, and never
 * more than the company allows itself over all of its numbers.
 */
export function effectiveRate(
  connection: { rate: number; slowedRate: number | null; quality: string | null },
  own: number | null,
  others: number,
  company: number | null,
): number {
  const slowed = Math.min(connection.rate, connection.slowedRate ?? connection.rate);
  const careful =
    numberQualityOf(connection.quality) === "yellow" ? Math.min(slowed, connection.rate / 2) : slowed;
  return Math.min(
    careful / (others + 1),
    own ?? Number.POSITIVE_INFINITY,
    company ?? Number.POSITIVE_INFINITY,
  );
}
