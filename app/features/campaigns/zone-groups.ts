import { localTimeToInstant } from "~/features/outgoing/core/local-time";
import { recipientZone } from "./core/recipient-zone";
import type { Schedule } from "./core/schedule";
import type { EligibleGroup } from "./count-audience.sql.server";

export interface ZoneGroup {
  zone: string;
  count: number;
  /** Their own hour, of a campaign that goes by each person's clock. */
  notBefore?: Date;
}

/** Eligible people by the zone their send window is read in, most people first. */
export function zoneGroups(
  eligible: readonly EligibleGroup[],
  companyZone: string,
  schedule: Schedule,
): ZoneGroup[] {
  const counts = new Map<string, number>();
  for (const { timeZone, prefix, country, count } of eligible) {
    const zone = recipientZone({ timeZone, phone: prefix, country }, companyZone);
    counts.set(zone, (counts.get(zone) ?? 0) + count);
  }
  const groups = [...counts].map(([zone, count]): ZoneGroup => {
    if (schedule.kind !== "recipient-zone") return { zone, count };
    return { zone, count, notBefore: localTimeToInstant(schedule.at, zone) };
  });
  return groups.sort((a, b) => b.count - a.count);
}
