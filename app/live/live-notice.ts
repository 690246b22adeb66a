import type { Placed } from "~/features/inbox/core/sight";
import type { LiveFact } from "./live-fact";

/** What members see may have changed: of one, or of all of the company. Workers act on it, no browser hears it. */
export interface SightFact {
  kind: "sight";
  userId?: string;
}

export type PackedPlace = [assigneeId: string | 0, departmentId: string | 0];

/**
 * What travels from the process where something changed to every worker. A fact about a conversation carries where that
 * stands (and where it stood before); without it only those who see everything may hear.
 */
export type LiveNotice = readonly [companyId: string, fact: LiveFact | SightFact, places?: PackedPlace[]];

export function packPlaces(places: readonly Placed[]): PackedPlace[] {
  const packed = new Map<string, PackedPlace>();
  for (const { assigneeId, departmentId } of places)
    packed.set(`${assigneeId} ${departmentId}`, [assigneeId ?? 0, departmentId ?? 0]);
  return [...packed.values()];
}

export function unpackPlaces(packed: readonly PackedPlace[] = []): Placed[] {
  return packed.map(([assigneeId, departmentId]) => ({
    assigneeId: assigneeId || null,
    departmentId: departmentId || null,
  }));
}
