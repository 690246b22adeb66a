import { isAtLeast } from "~/features/companies/core/permissions";
import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { AppError } from "~/platform/errors/app-error";
import { sees } from "./core/sight";

interface Found {
  connectionId: string;
  assigneeId: string | null;
  departmentId: string | null;
  visibility: "all" | "department" | "own" | null;
  departmentIds: string[];
}

/**
 * As findConversation, in one query whoever asks: for threads, which are read all day.
 * @throws AppError NOT_FOUND, alike for one that is not there and one that is not theirs to see
 */
export async function findThread(scope: CompanyRead, id: string): Promise<{ connectionId: string }> {
  const { actor } = scope;
  const userId = actor.kind === "member" && !isAtLeast(actor.role, "admin") ? actor.userId : null;
  const [found] = await sqlOf(scope).query<Found>(
    `SELECT v.connection_id::text AS "connectionId", v.assignee_id::text AS "assigneeId",
       v.department_id::text AS "departmentId",
       (SELECT visibility FROM membership WHERE user_id = $2::uuid) AS visibility,
       ARRAY(SELECT department_id::text FROM department_member WHERE user_id = $2::uuid) AS "departmentIds"
     FROM conversation AS v WHERE v.id = $1::uuid`,
    [id, userId],
  );
  if (!found || !maySee(found, userId)) throw new AppError("NOT_FOUND", "inbox.errors.notFound");
  return found;
}

function maySee({ visibility, departmentIds, ...placed }: Found, userId: string | null): boolean {
  if (userId === null || visibility === "all") return true;
  return sees(
    { all: false, userId, departmentIds: visibility === "department" ? departmentIds : [] },
    placed,
  );
}
