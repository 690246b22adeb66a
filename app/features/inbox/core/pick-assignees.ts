import { isAtLeast } from "~/features/companies/core/permissions";
import type { Role } from "~/platform/db/company-types";

/** A member's browser is heard of every 30 seconds; whoever was not for this long is gone. */
export const ONLINE_SECONDS = 75;

/** A member as somebody who may be given a conversation. */
export interface Colleague {
  userId: string;
  role: Role;
  departmentIds: readonly string[];
  /** null = never there. */
  seenSecondsAgo: number | null;
  /** Wants no new ones now. */
  away: boolean;
  /** Open conversations that they have, and how many they take at most. */
  open: number;
  capacity: number;
  /** When they were given one last; null = never. */
  turnAt: Date | null;
}

/** Online, not away, may answer, has room. */
export function hasFreeHands(member: Colleague): boolean {
  return (
    member.seenSecondsAgo !== null &&
    member.seenSecondsAgo < ONLINE_SECONDS &&
    !member.away &&
    isAtLeast(member.role, "agent") &&
    member.open < member.capacity
  );
}

/**
 * Who gets which conversation: taking turns (whoever was given one the longest ago is next), among the members of its
 * department, or of the whole company when it has none. What nobody has room for stays out of the answer.
 * → conversation → member
 */
export function pickAssignees(
  conversations: readonly { id: string; departmentId: string | null }[],
  colleagues: readonly Colleague[],
): Map<string, string> {
  const free = colleagues.map((one) => ({ ...one })).filter(hasFreeHands);
  const queue = free.sort(byTurn);
  const picked = new Map<string, string>();
  for (const { id, departmentId } of conversations) {
    const place = queue.findIndex(
      (one) => hasFreeHands(one) && (departmentId === null || one.departmentIds.includes(departmentId)),
    );
    const [next] = place < 0 ? [] : queue.splice(place, 1);
    if (!next) continue;
    next.open += 1;
    queue.push(next);
    picked.set(id, next.userId);
  }
  return picked;
}

function byTurn(one: Colleague, other: Colleague): number {
  const since = ({ turnAt }: Colleague) => turnAt?.getTime() ?? 0;
  return since(one) - since(other) || (one.userId < other.userId ? -1 : 1);
}
