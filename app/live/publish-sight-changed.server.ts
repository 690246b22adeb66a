import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { livePublisherOf } from "./live-publisher.server";

/**
 * A member's role, visibility or departments changed, or the member left (without `userId`: perhaps everybody's, as when a
 * department goes). Open sockets hear nothing until their sight is read anew, and then refetch.
 */
export function publishSightChanged(tx: CompanyTransaction, userId?: string): void {
  const { companyId } = tx;
  tx.afterCommit(() =>
    livePublisherOf(appProcess().database).add(companyId, { kind: "sight", ...(userId && { userId }) }),
  );
}
