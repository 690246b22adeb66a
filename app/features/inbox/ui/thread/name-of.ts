import type { InboxDirectory } from "../../inbox-directory";

/** A member's name; undefined for somebody who left, or before the names have come. */
export function nameOf(directory: InboxDirectory | null, userId: unknown): string | undefined {
  return directory?.members.find((member) => member.userId === userId)?.name;
}
