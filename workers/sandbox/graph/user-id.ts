import { hashText } from "../state/random";
import type { World } from "../world";

const COUNTRIES: [string, string][] = [
  ["55", "BR"],
  ["351", "PT"],
  ["54", "AR"],
  ["52", "MX"],
  ["34", "ES"],
  ["44", "GB"],
  ["49", "DE"],
];

/** The business-scoped user id: one per person and business portfolio, `BR.` and digits. */
export function userIdOf(world: World, businessId: string, waId: string): string {
  const country = COUNTRIES.find(([prefix]) => waId.startsWith(prefix))?.[1] ?? "US";
  const left = hashText(`${businessId} ${waId}`).toString().padStart(10, "0");
  const right = hashText(`${waId} ${businessId} user`).toString().padStart(10, "0");
  const userId = `${country}.${left}${right}`;
  world.userIds.set(userId, waId);
  return userId;
}
