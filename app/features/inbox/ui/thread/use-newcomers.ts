import { useEffect } from "react";
import type { InboxDirectory } from "../../inbox-directory";
import { loadDirectory } from "../store/load-list";
import { inboxStore } from "../store/store-context";
import { nameOf } from "./name-of";

/** Somebody who joined the team since the names were fetched is not nameless for long. */
export function useNewcomers(userIds: readonly string[], directory: InboxDirectory | null): void {
  const unknown = directory !== null && userIds.some((id) => nameOf(directory, id) === undefined);
  useEffect(() => {
    if (unknown) void loadDirectory(inboxStore());
  }, [unknown]);
}
