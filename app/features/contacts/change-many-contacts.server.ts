import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeMembersNow } from "./change-members.server";
import type { ManyContactsPayload } from "./contacts.jobs";
import { deleteNow } from "./delete-contacts.server";
import { openManyContacts } from "./seal-many-contacts.server";

/** The job: what somebody confirmed, and nothing that came later. A list deleted meanwhile ends it quietly. */
export async function changeManyContacts(
  ctx: CompanyContext,
  payload: ManyContactsPayload,
  signal?: AbortSignal,
): Promise<void> {
  const work = openManyContacts(ctx.companyId, payload);
  if (work.task === "delete") {
    await deleteNow(ctx, work.selection, signal);
    return;
  }
  try {
    await changeMembersNow(ctx, work.selection, work.change, signal);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
  }
}
