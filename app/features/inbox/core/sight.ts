/** Which conversations a reader sees. `userId` is theirs; without departments they see only what is assigned to them. */
export type Sight = { all: true } | { all: false; userId: string; departmentIds: readonly string[] };

export interface Placed {
  assigneeId: string | null;
  departmentId: string | null;
}

/** The one rule of who sees a conversation: lists, counts, search, threads, files and live events all ask it. */
export function sees(sight: Sight, { assigneeId, departmentId }: Placed): boolean {
  if (sight.all || assigneeId === sight.userId) return true;
  return departmentId !== null && sight.departmentIds.includes(departmentId);
}
