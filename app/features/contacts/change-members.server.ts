import { recordAudit } from "~/features/audit/record-audit.server";
import type { CompanyContext, CompanyRead, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeMemberRows } from "./change-member-rows.sql.server";
import type { ContactSelection, MemberChange } from "./contacts.schema";
import { eachContactSlice } from "./each-contact-slice.server";

const SLICE = 20_000;

/**
 * Puts contacts into a list or gives them a tag, or takes them out. Whoever already is what is asked for is left alone,
 * so doing it again after a failure does the rest.
 * @returns how many changed
 * @throws AppError NOT_FOUND for a list or tag that is not this company's
 */
export async function changeMembers(
  ctx: CompanyContext,
  selection: ContactSelection,
  change: MemberChange,
): Promise<{ changed: number }> {
  await ctx.read(({ db }) => assertExists(db, change));
  let changed = 0;
  for await (const ids of eachContactSlice(ctx, selection, SLICE)) {
    changed += await ctx.transaction(async (tx) => {
      await assertExists(tx.db, change);
      const count = await changeMemberRows(tx, ids, change);
      if (count > 0) await audit(tx, ids, change, count);
      return count;
    });
  }
  return { changed };
}

async function assertExists(db: Pick<CompanyRead["db"], "tag" | "contactList">, { kind, id }: MemberChange) {
  const where = { where: { id }, select: { id: true } };
  const found = kind === "tag" ? await db.tag.findFirst(where) : await db.contactList.findFirst(where);
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
