import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { MANY_CONTACTS } from "./contacts.jobs";
import type { ContactSelection } from "./contacts.schema";
import { forgetCounts } from "./count-contacts.server";
import { deleteContactRows, type KeptReason } from "./delete-contact-rows.sql.server";
import { eachContactSlice } from "./each-contact-slice.server";
import { previewDeletion } from "./preview-deletion.sql.server";
import { sealManyContacts } from "./seal-many-contacts.server";

export interface DeletionResult {
  deleted: number;
  kept: Record<KeptReason, number>;
  /** The first hundred that stayed, and why. */
  keptContacts: { id: string; why: KeptReason }[];
}

export type DeletionOutcome = ({ done: true } & DeletionResult) | { done: false; chosen: number };

const SLICE = 1_000;
/** More than this is a job: the person need not wait, and a restart of the web process loses nothing. */
const MOST_AT_ONCE = 2_000;

/**
 * Deletes contacts, now or, when they are many, in the background. Contacts with messages, and those who stopped us, stay
 * (docs/decisions/deleting-contacts.md). Who is gone already counts for nothing: two people may delete at once.
 */
export async function deleteContacts(
  ctx: CompanyContext,
  selection: ContactSelection,
): Promise<DeletionOutcome> {
  if ("ids" in selection && selection.ids.length <= MOST_AT_ONCE) {
    return { done: true, ...(await deleteNow(ctx, selection)) };
  }
  const { chosen, until } = await previewDeletion(ctx, selection);
  const fixed = "ids" in selection ? selection : { ...selection, until };
  if (chosen <= MOST_AT_ONCE) return { done: true, ...(await deleteNow(ctx, fixed)) };
  await ctx.transaction((tx) =>
    tx.jobs.enqueue(MANY_CONTACTS, sealManyContacts(ctx.companyId, { task: "delete", selection: fixed })),
  );
  return { done: false, chosen };
}

/** Slice by slice; for the job, and for selections that are done at once. */
export async function deleteNow(
  ctx: CompanyContext,
  selection: ContactSelection,
  signal?: AbortSignal,
): Promise<DeletionResult> {
  const result: DeletionResult = { deleted: 0, kept: { stopped: 0, history: 0 }, keptContacts: [] };
  for await (const ids of eachContactSlice(ctx, selection, SLICE)) {
    signal?.throwIfAborted();
    const { deleted, kept } = await ctx.transaction((tx) => deleteContactRows(tx, ids));
    result.deleted += deleted.length;
    for (const one of kept) {
      result.kept[one.why] += 1;
      if (result.keptContacts.length < 100) result.keptContacts.push(one);
    }
    const [contactId] = deleted;
    if (contactId) publishLive(appProcess().database, ctx.companyId, { kind: "contact", contactId });
  }
  forgetCounts(ctx.companyId);
  return result;
}
