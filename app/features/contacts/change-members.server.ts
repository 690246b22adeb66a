import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext, CompanyRead, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeMemberRows } from "./change-member-rows.sql.server";
import { MANY_CONTACTS } from "./contacts.jobs";
import type { ContactSelection, MemberChange } from "./contacts.schema";
import { isUuid } from "./core/is-uuid";
import { countContacts, forgetCounts } from "./count-contacts.server";
import { eachContactSlice } from "./each-contact-slice.server";
import { sealManyContacts } from "./seal-many-contacts.server";

const SLICE = 20_000;

/** More than this is a job: FK checks make a million memberships half a minute. */
const MOST_AT_ONCE = 50_000;

export type MembersOutcome = { done: true; changed: number } | { done: false; chosen: number };

/**
 * Puts contacts into a list or gives them a tag, or takes them out. Whoever already is what is asked for is left alone,
 * so doing it again after a failure does the rest. Very many are done in the background.
 * @returns how many changed, or how many will be looked at
 * @throws AppError NOT_FOUND for a list or tag that is not this company's
 */
export async function changeMembers(
  ctx: CompanyContext,
  selection: ContactSelection,
  change: MemberChange,
): Promise<MembersOutcome> {
  await ctx.read(({ db }) => assertExists(db, change));
  if (!("ids" in selection)) {
    const { count } = await countContacts(ctx, selection.filter);
    if (count > MOST_AT_ONCE) {
      const fixed = { ...selection, until: selection.until ?? Bun.randomUUIDv7() };
      const work = { task: "members", selection: fixed, change } as const;
      await ctx.transaction((tx) => tx.jobs.enqueue(MANY_CONTACTS, sealManyContacts(ctx.companyId, work)));
      return { done: false, chosen: count };
    }
  }
  return { done: true, changed: await changeMembersNow(ctx, selection, change) };
}

/** Slice by slice; for the job, and for selections that are done at once. */
export async function changeMembersNow(
  ctx: CompanyContext,
  selection: ContactSelection,
  change: MemberChange,
  signal?: AbortSignal,
): Promise<number> {
  let changed = 0;
  for await (const ids of eachContactSlice(ctx, selection, SLICE)) {
    signal?.throwIfAborted();
    changed += await ctx.transaction(async (tx) => {
      await assertExists(tx.db, change);
      const count = await changeMemberRows(tx, ids, change);
      if (count > 0) await audit(tx, ids, change, count);
      return count;
    });
  }
  forgetCounts(ctx.companyId);
  return changed;
}

async function assertExists(db: Pick<CompanyRead["db"], "tag" | "contactList">, { kind, id }: MemberChange) {
  const where = { where: { id }, select: { id: true } };
  const found =
    isUuid(id) && (kind === "tag" ? await db.tag.findFirst(where) : await db.contactList.findFirst(where));
  if (!found)
    throw new AppError("NOT_FOUND", kind === "tag" ? "lists.errors.tagNotFound" : "lists.errors.notFound");
}

const ACTIONS = {
  tag: { add: "contact.tagged", remove: "contact.untagged" },
  list: { add: "contact.listed", remove: "contact.unlisted" },
} as const;

/** One line per slice: what, and for how many; for one person, whom. */
function audit(tx: CompanyTransaction, ids: string[], { kind, id, change }: MemberChange, count: number) {
  const action = ACTIONS[kind][change];
  if (ids.length === 1) {
    return recordAudit(tx, { action, subjectType: "contact", subjectId: ids[0], fields: [`${kind}s`] });
  }
  return recordAudit(tx, { action, subjectType: kind, subjectId: id, fields: [`contacts=${count}`] });
}
